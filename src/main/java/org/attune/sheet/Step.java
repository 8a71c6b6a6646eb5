package org.attune.sheet;

/**
 * One way in which tables differ from those that are read at last: it turns such a table, tells
 * what it did, and leaves every other as it is.
 */
interface Step {

  /**
   * The table after this step.
   *
   * @param hints what the user says of the columns the table has now, and what earlier steps know
   * @throws org.attune.corpus.CorpusException if two readings are possible and only the user can
   *     say which, with the option that says it; or if a hint cannot be obeyed
   */
  Sheet apply(Sheet sheet, Hints hints);
}
