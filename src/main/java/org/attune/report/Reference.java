package org.attune.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Card;
import org.attune.table.Latex;

/**
 * An entry of a bibliography.
 *
 * @param key what it is cited by
 * @param type its BibTeX type, in lower case
 * @param fields what is said of it, in LaTeX, by name in lower case
 */
record Reference(String key, String type, Map<String, String> fields) {

  private static final Pattern SPECIAL = Pattern.compile("[\\s,{}=\\\\%#~^$&\"'()\\p{Cntrl}]+");
  private static final String ARXIV = "arXiv:";

  Reference {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** What the card of a corpus says of how to cite it. */
  static Reference of(Card card) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", "{" + Latex.escaped(card.title()) + "}");
    fields.put("note", Latex.escaped(card.citation()));
    card.doi()
        .ifPresent(
            doi -> {
              if (doi.startsWith(ARXIV)) {
                fields.put("eprint", doi.substring(ARXIV.length()));
                fields.put("archiveprefix", "arXiv");
              } else {
                fields.put("doi", doi);
              }
            });
    return new Reference(card.name(), "misc", fields);
  }

  /** The entry as BibTeX. */
  String bibtex() {
    return fields.entrySet().stream()
        .map(field -> "  " + field.getKey() + " = {" + field.getValue() + "}")
        .collect(Collectors.joining(",\n", "@" + type + "{" + citeKey() + ",\n", "\n}\n"));
  }

  /** The key without what BibTeX or TeX takes for something else; corpora may be called so. */
  private String citeKey() {
    return SPECIAL.matcher(key).replaceAll("-");
  }

  /**
   * The entry as a line to read.
   *
   * @throws IllegalArgumentException if a part of it is LaTeX that cannot be shown as text
   */
  String text() {
    String year = part("year").map(y -> " (" + y + ")").orElse("");
    Optional<String> authors =
        Stream.of("author", "editor").flatMap(f -> names(f).stream()).findFirst();
    List<String> sentences = new ArrayList<>();
    authors.ifPresent(names -> sentences.add(names + year));
    part("title").ifPresent(title -> sentences.add(authors.isEmpty() ? title + year : title));
    where().ifPresent(sentences::add);
    part("edition").ifPresent(edition -> sentences.add(edition + " edition"));
    Stream.of("publisher", "institution", "school", "organization", "howpublished", "note")
        .forEach(name -> part(name).ifPresent(sentences::add));
    String text = sentences.stream().map(Reference::ended).collect(Collectors.joining(" "));
    return identifier().map(id -> text + " " + id).orElse(text);
  }

  private static String ended(String sentence) {
    return sentence.matches(".*[.?!]") ? sentence : sentence + ".";
  }

  /** Journal or book with volume and pages. */
  private Optional<String> where() {
    UnaryOperator<String> volume =
        in ->
            in
                + part("volume").map(v -> " " + v).orElse("")
                + part("number").map(n -> "(" + n + ")").orElse("")
                + part("pages").map(p -> ", " + p).orElse("");
    return part("journal").or(() -> part("booktitle").map(book -> "In " + book)).map(volume);
  }

  /** What finds it; the first of several. */
  private Optional<String> identifier() {
    return verbatim("doi")
        .map(doi -> "doi:" + doi)
        .or(() -> verbatim("eprint").map(id -> part("archiveprefix").orElse("eprint") + ":" + id))
        .or(() -> verbatim("url"))
        .or(() -> verbatim("isbn").map(isbn -> "ISBN " + isbn));
  }

  private Optional<String> part(String name) {
    return Optional.ofNullable(fields.get(name)).map(LatexText::plain).filter(p -> !p.isEmpty());
  }

  private Optional<String> verbatim(String name) {
    return Optional.ofNullable(fields.get(name)).map(ReferenceField::verbatim);
  }

  /** The people of a field, in the order in which names are said. */
  private Optional<String> names(String field) {
    if (part(field).isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        new ArrayList<>(
            LatexText.split(fields.get(field), " and ").stream().map(Reference::said).toList());
    if (names.size() > 1 && names.get(names.size() - 1).equals("others")) {
      return Optional.of(String.join(", ", names.subList(0, names.size() - 1)) + " et al.");
    }
    String last = names.remove(names.size() - 1);
    return Optional.of(names.isEmpty() ? last : String.join(", ", names) + " and " + last);
  }

  /** {@code Last, First} is First Last; {@code Last, Jr, First} is First Last, Jr. */
  private static String said(String name) {
    List<String> parts = LatexText.split(name, ",").stream().map(LatexText::plain).toList();
    return switch (parts.size()) {
      case 1 -> parts.get(0);
      case 2 -> parts.get(1) + " " + parts.get(0);
      default -> parts.get(2) + " " + parts.get(0) + ", " + parts.get(1);
    };
  }
}
