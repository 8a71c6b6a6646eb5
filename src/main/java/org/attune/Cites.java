package org.attune;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a method comes from: keys of entries of the resource {@code references.bib}, whatever is to
 * be cited by who uses the class, or the constant of an enum. A subclass that says nothing has the
 * sources of its superclass; one that does names them all again.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Cites {

  /** Keys in alphabetical order. */
  String[] value();
}
