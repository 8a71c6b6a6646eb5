package org.attune.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file of others holds, the program ends within ten seconds with exit code 0 to 3 and at
 * most five lines in the user's words.
 *
 * <p>The short run is {@value #SHORT} inputs. The long one, also with other seeds:
 *
 * <pre>mvn test -Pfuzz -Dattune.fuzz.seed=2</pre>
 */
class FuzzTest {

  private static final int SHORT = 1200;

  @TempDir private Path home;

  /** Kinds of inputs, each with its share of a hundred. */
  private Map<Kind, Integer> kinds() {
    Map<Kind, Integer> kinds = new LinkedHashMap<>();
    AlteredStudy.PARTS.forEach(part -> kinds.put(new AlteredStudy(home, part), 8));
    kinds.put(new AlteredDraft(home), 13);
    kinds.put(new AlteredResults(home), 2);
    kinds.put(new AlteredCitation(home), 9);
    kinds.put(new AlteredModel(home, "model"), 6);
    kinds.put(new AlteredModel(home, "pickle"), 6);
    kinds.put(new AlteredTokenizer(home), 10);
    return kinds;
  }

  @Test
  void everyInputEndsWell() {
    int inputs = Integer.getInteger("attune.fuzz", SHORT);
    Giants giants = new Giants(home);
    Fuzzer fuzzer = new Fuzzer(Long.getLong("attune.fuzz.seed", 1));
    kinds().forEach((kind, share) -> fuzzer.run(kind, inputs * share / 100));
    fuzzer.run(giants, giants.number());
    System.out.println(fuzzer.figures());
    assertThat(fuzzer.inputs()).isGreaterThanOrEqualTo(inputs);
    assertThat(fuzzer.ill()).isEmpty();
  }
}
