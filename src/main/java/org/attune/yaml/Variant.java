package org.attune.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of type {@link Record} that takes the keys of its mapping which the enclosing record
 * does not have. Its class is {@link Vocabulary#variant} of this kind and of the {@link
 * Discriminator} beside it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Variant {
  String value();
}
