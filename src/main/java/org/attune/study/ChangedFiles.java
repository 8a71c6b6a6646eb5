package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.attune.study.ImportStep.Imported;

/** Files of which no card says what they hash to, and which are others than at the last import. */
final class ChangedFiles {

  private ChangedFiles() {}

  /** A line for each such file. */
  static List<String> since(Imported before, Imported now, String corpus) {
    TreeSet<String> names = new TreeSet<>(before.undeclared());
    names.addAll(now.undeclared());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String was = before.files().get(name);
      String is = now.files().get(name);
      if (is == null) {
        lines.add(corpus + "/" + name + " is no longer read; it was at the last import");
      } else if (was == null) {
        lines.add(corpus + "/" + name + " is new since the last import");
      } else if (!was.equals(is)) {
        lines.add(
            "%s/%s: expected SHA-256 %s, found at the last import (its card declares none), found %s; read again"
                .formatted(corpus, name, was, is));
      }
    }
    return lines;
  }
}
