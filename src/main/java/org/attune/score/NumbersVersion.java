package org.attune.score;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Version of the numbers a {@link Scorer} gives, and of what its learner learns: raised by hand
 * whenever a change of the program makes these others for the same model, options and turns. What
 * was scored or fitted under the same version is kept, whatever else of the program has changed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NumbersVersion {

  /** From 1 on. */
  int value();
}
