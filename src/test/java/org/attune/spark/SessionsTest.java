package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

  /** State of a socket that listens, in the kernel's list. */
  private static final String LISTENS = "0A";

  private static final List<String> LOOPBACK =
      List.of(
          "0100007F",
          "0000000000000000FFFF00000100007F", // as IPv6 writes it
          "00000000000000000000000001000000");

  private static final String[] ADDRESSES = {"spark.driver.host", "spark.driver.bindAddress"};

  @TempDir private Path folder;

  @Test
  void aRunOnOneMachineListensToNobodyElse() throws Exception {
    SharedSession.stop();
    Set<String> before = listening();
    try (SparkSession spark = Sessions.start("local[1]", Map.of(), folder)) {
      Set<String> opened = listening();
      opened.removeAll(before);
      assertThat(spark.range(3).count()).isEqualTo(3);
      assertThat(opened).isNotEmpty().allMatch(address -> LOOPBACK.contains(address.split(":")[0]));
    }
  }

  @Test
  void whereAClusterListensIsTheClustersMatter() {
    assertThat(configuration("spark://host:7077", Map.of())).doesNotContainKeys(ADDRESSES);
    assertThat(configuration("local-cluster[2,1,1024]", Map.of())).doesNotContainKeys(ADDRESSES);
    assertThat(configuration("local", Map.of())).containsKeys(ADDRESSES);
  }

  @Test
  void settingsComeFirst() {
    assertThat(
            configuration(
                "local[*]", Map.of("spark.driver.host", "here", "spark.plugins", "a.Plugin")))
        .containsEntry("spark.driver.host", "here")
        .containsEntry("spark.driver.bindAddress", "127.0.0.1")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry(
            "spark.plugins",
            "a.Plugin," + ScalarBlas.class.getName() + "," + ModelTime.class.getName());
  }

  @Test
  void whatARunPutsUpWithIsANumber() {
    String key = "spark.attune.rowsPerItem";
    assertThat(configuration("local", Map.of(key, "1000000"))).containsEntry(key, "1000000");
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> configuration("local", Map.of(key, "many")))
        .withMessage(key + " in the settings (--conf): expected a whole number from 1, found many");
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> configuration("local", Map.of("spark.attune.batchSeconds", "0")));
  }

  private Map<String, String> configuration(String master, Map<String, String> settings) {
    return Sessions.configuration(master, settings, folder);
  }

  /** Addresses and ports, in hexadecimal, on which this process listens. */
  private static Set<String> listening() throws IOException {
    Set<String> own;
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      own = files.map(SessionsTest::target).collect(Collectors.toSet());
    }
    return Stream.concat(
            Files.readAllLines(Path.of("/proc/self/net/tcp")).stream().skip(1),
            Files.readAllLines(Path.of("/proc/self/net/tcp6")).stream().skip(1))
        .map(line -> line.strip().split("\\s+"))
        .filter(line -> line[3].equals(LISTENS) && own.contains("socket:[" + line[9] + "]"))
        .map(line -> line[1])
        .collect(Collectors.toSet());
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) { // closed meanwhile
      return "";
    }
  }
}
