package org.attune.fuzz;

import java.io.IOException;
import org.attune.Launch;

/** A kind of input that comes from others. */
interface Kind {

  /** What it is called. */
  String name();

  /**
   * Alters an input and gives it to the program.
   *
   * @param number which of them it is
   */
  Launch run(long number, Mutations mutations) throws IOException;
}
