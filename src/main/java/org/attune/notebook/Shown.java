package org.attune.notebook;

/** What a notebook shows: HTML in a browser, and Markdown by {@code toString()} elsewhere. */
public interface Shown {

  /** A fragment of HTML that needs no other file and no network. */
  String html();

  /** The same as Markdown. */
  @Override
  String toString();
}
