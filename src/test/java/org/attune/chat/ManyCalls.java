package org.attune.chat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Measures how near to the ideal many calls at a time come: arguments are the number of calls, the
 * milliseconds each takes, how many are asked at a time and a folder for the answers. Run by hand:
 * it measures time. 10,000 calls of 200 ms at 32 a time took 1.08 times the ideal (with the client
 * as it was, five connections kept and a wait for the disk after each answer, 1.10) and 2.5 ms of
 * processor time each, the stub's part of that among it, on two cores on which others had to wait;
 * on cores shared with much else it is what these leave.
 */
public final class ManyCalls {

  private ManyCalls() {}

  public static void main(String[] args) throws Exception {
    int calls = Integer.parseInt(args[0]);
    int millis = Integer.parseInt(args[1]);
    int atATime = Integer.parseInt(args[2]);
    Allowed scale = new Allowed.OneOf(Allowed.levels(List.of("low", "high")));
    ModelAnswerReader reader = new ModelAnswerReader(scale, "answer");
    StubEndpoint.Reply reply =
        new StubEndpoint.Slow(Duration.ofMillis(millis), StubEndpoint.says("low"));
    Path folder = Files.createTempDirectory(Path.of(args[3]), "many-calls");
    try (StubEndpoint stub = new StubEndpoint(call -> reply);
        OpenAiEndpoint endpoint =
            new OpenAiEndpoint(
                stub.access("key"), atATime, Duration.ofSeconds(30), Clock.systemUTC());
        Answers answers = new Answers(folder)) {
      Budget budget = new Budget(Budget.Limits.NONE, Prices.FREE, Spent.NOTHING);
      Retry retry = new Retry(Retry.Bounds.usual(), 1, System::nanoTime);
      Callers callers = new Callers(endpoint, atATime, retry, budget, answers, p -> {});
      long start = System.nanoTime();
      long processorBefore = processorTime();
      callers.ask(
          IntStream.range(0, calls)
              .mapToObj(i -> new AskedPrompt(prompt(i), reader, 1))
              .iterator());
      double seconds = (System.nanoTime() - start) / 1e9;
      double processor = (processorTime() - processorBefore) / 1e6 / calls;
      double ideal = Math.ceil((double) calls / atATime) * millis / 1000;
      System.gc();
      Runtime memory = Runtime.getRuntime();
      System.out.printf(
          "%d calls: %.1f s, ideal %.1f s, %.3f times; %.2f ms of processor time a call; at most %d at a"
              + " time; %s; heap %d MB%n",
          answers.size(),
          seconds,
          ideal,
          seconds / ideal,
          processor,
          stub.mostAtATime(),
          budget.spent(),
          (memory.totalMemory() - memory.freeMemory()) >> 20);
    }
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Prompt prompt(int number) {
    String text = "How much empathy is in this reply? Reply %d: I am sorry to hear that.";
    return new Prompt(
        "stub",
        List.of(new Prompt.Message(Prompt.Role.USER, text.formatted(number))),
        Optional.empty(),
        OptionalLong.of(1),
        50,
        false,
        Optional.empty(),
        0,
        0);
  }
}
