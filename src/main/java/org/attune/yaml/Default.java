package org.attune.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key is when it is absent: the text of a scalar or of the only element of a list that is
 * {@link OneOrMore}, or the empty text for an empty list or map or for a section whose keys are all
 * absent. A component with neither a default nor the type {@link java.util.Optional} is required.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  String value();
}
