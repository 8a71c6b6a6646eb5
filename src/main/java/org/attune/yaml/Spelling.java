package org.attune.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.attune.DirectionMarks;

/**
 * How a text, each text of a list, or each key of a map, is spelt that stands for something outside
 * the file, such as a folder, or on a line of its own, such as a name in a table.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Spelling {

  /**
   * Any text but for tabs, line breaks and other characters that are no letters but do something.
   */
  String ONE_LINE = "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029" + DirectionMarks.SET + "]+";

  /** The same in words. */
  String ONE_LINE_MEANS =
      "a name without tabs, line breaks, marks of direction and other control characters";

  /** Regular expression of the whole text, in the syntax that Java and JSON Schema share. */
  String value();

  /** The same in words. */
  String means();
}
