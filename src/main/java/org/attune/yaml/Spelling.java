package org.attune.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a text is spelt that stands for something outside the file, such as a folder. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Spelling {

  /** Regular expression of the whole text, in the syntax that Java and JSON Schema share. */
  String value();

  /** The same in words. */
  String means();
}
