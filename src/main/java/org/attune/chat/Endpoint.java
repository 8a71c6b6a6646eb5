package org.attune.chat;

/** Someone who answers prompts; may be asked by many threads at a time. */
public interface Endpoint {

  /** Its name in messages, tables and settings: never its address. */
  String name();

  /** Asks once. Whatever goes wrong on the way is an {@link Outcome.Failure}. */
  Outcome ask(Prompt prompt);
}
