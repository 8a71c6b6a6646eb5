package org.attune.protocol;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;

/** Who answers for a study's results, and who may use them. */
public record Publication(
    @Doc("Who did the study, in the order of a paper") @Default("") List<Author> authors,
    @Doc(
            "Licence of the results, within those of the corpora: an SPDX identifier such as CC-BY-4.0, or its address")
        @Spelling(
            value = "[A-Za-z0-9][A-Za-z0-9.+-]*|https?://[^ ]+",
            means = "an SPDX identifier such as CC-BY-4.0, or an address")
        Optional<String> licence,
    @Doc(
            "Fewest people on whom a number about a group of people rests (strata with `people: true` in the card); what"
                + " rests on fewer, and what that would follow from, is kept back")
        @Default("5")
        int people,
    @Doc(
            "Other studies of the same people whose results lie beside these, by name: what they tell is known to whoever"
                + " has both, so that more must be kept back here")
        @Default("")
        @Spelling(value = Protocol.NAME, means = Protocol.NAME_MEANS)
        List<String> beside) {

  public Publication {
    if (people < 2) {
      throw new IllegalArgumentException("expected people of 2 or more, found " + people);
    }
    Protocol.distinct("study beside", beside);
    Set<String> seen = new HashSet<>();
    authors.forEach(
        author ->
            author
                .orcid()
                .filter(id -> !seen.add(id))
                .ifPresent(
                    id -> {
                      throw new IllegalArgumentException(
                          "expected an ORCID iD for each author alone, found " + id + " twice");
                    }));
  }

  /** The licence's address. */
  public Optional<String> licenceAddress() {
    return licence.map(l -> l.contains(":") ? l : "https://spdx.org/licenses/" + l);
  }

  /** One who did the study. */
  public record Author(
      @Doc("Name as in a paper") String name,
      @Doc("ORCID iD")
          @Spelling(
              value = "([0-9]{4}-){3}[0-9]{3}[0-9X]",
              means = "an ORCID iD such as 0000-0002-1825-0097")
          Optional<String> orcid,
      @Doc("Institution") Optional<String> affiliation) {

    public Author {
      orcid.ifPresent(
          id -> {
            if (id.charAt(id.length() - 1) != check(id)) {
              throw new IllegalArgumentException(
                  "expected an ORCID iD whose last character checks the others, found " + id);
            }
          });
    }

    /** The check character of an ORCID iD (ISO/IEC 7064, MOD 11-2). */
    private static char check(String id) {
      int total = 0;
      for (char digit : id.substring(0, id.length() - 1).replace("-", "").toCharArray()) {
        total = (total + Character.digit(digit, 10)) * 2;
      }
      int check = (12 - total % 11) % 11;
      return check == 10 ? 'X' : Character.forDigit(check, 10);
    }
  }
}
