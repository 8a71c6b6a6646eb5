package org.attune.rubric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;

/**
 * A rubric's words in one language, each text on one line. What people read and what models are
 * asked are both made of it.
 *
 * @param rubric name of the rubric
 * @param compares whether it asks which of two texts
 * @param notes for researchers, in the language of the rubric
 * @param questions in the order of the rubric
 */
public record Codebook(
    String rubric,
    String language,
    String title,
    String definition,
    List<Rubric.Source> sources,
    List<String> notes,
    boolean compares,
    FrameWords frame,
    List<Question> questions) {

  /**
   * What is asked of a dimension.
   *
   * @param name of the dimension
   * @param wordings the question, then its other phrasings
   * @param fewest how many labels an answer has at least, on a scale of labels
   * @param levels the answers; of an interval scale, what some values mean
   */
  public record Question(
      String name,
      String title,
      String definition,
      List<String> wordings,
      Scale scale,
      int fewest,
      List<Level> levels) {

    /** What the levels are, in the words of the frame. */
    public String leading(FrameWords frame) {
      if (scale instanceof Scale.Interval interval) {
        return frame
            .number()
            .replace("{min}", interval.min().toPlainString())
            .replace("{max}", interval.max().toPlainString())
            .replace("{step}", interval.step().toPlainString());
      }
      return scale instanceof Scale.Labels
          ? frame.several().replace("{fewest}", Integer.toString(fewest))
          : frame.one();
    }
  }

  /**
   * A level.
   *
   * @param label as data hold it, the same in all languages
   * @param word as it is answered in this language
   */
  public record Level(String label, String word, String meaning, String example) {}

  static Codebook of(Rubric rubric, String language) {
    Rubric.Translation words = rubric.translations().get(language);
    if (words == null && !language.equals(rubric.language())) {
      throw new CorpusException(
          "rubric " + rubric.name(), "one of its languages " + rubric.languages(), language);
    }
    boolean own = words == null;
    Optional<FrameWords> frame = own ? rubric.frame() : words.frame();
    return new Codebook(
        rubric.name(),
        language,
        line(own ? rubric.title() : words.title()),
        line(own ? rubric.definition() : words.definition()),
        rubric.sources(),
        rubric.notes(),
        rubric.compares(),
        frame.or(() -> FrameWords.of(language)).orElseThrow(),
        rubric.dimensions().entrySet().stream()
            .map(
                d ->
                    own
                        ? question(d.getKey(), d.getValue())
                        : question(d.getKey(), d.getValue(), words.dimensions().get(d.getKey())))
            .toList());
  }

  private static Question question(String name, Rubric.Dimension dimension) {
    return new Question(
        name,
        line(dimension.title()),
        line(dimension.definition()),
        wordings(dimension.question(), dimension.phrasings()),
        dimension.toScale(),
        dimension.fewest(),
        dimension.levels().stream()
            .map(l -> level(l.label(), l.word(), l.meaning(), l.example()))
            .toList());
  }

  private static Question question(String name, Rubric.Dimension dimension, Rubric.Words words) {
    Map<String, Rubric.LevelWords> levels = words.levels();
    return new Question(
        name,
        line(words.title()),
        line(words.definition()),
        wordings(words.question(), words.phrasings()),
        dimension.toScale(),
        dimension.fewest(),
        dimension.levels().stream()
            .map(Rubric.Level::label)
            .map(
                label -> {
                  Rubric.LevelWords own = levels.get(label);
                  return level(label, own.word(), own.meaning(), own.example());
                })
            .toList());
  }

  private static Level level(String label, Optional<String> word, String meaning, String example) {
    return new Level(label, word.orElse(label), line(meaning), line(example));
  }

  private static List<String> wordings(String question, List<String> phrasings) {
    return Stream.concat(Stream.of(question), phrasings.stream()).map(Codebook::line).toList();
  }

  /** A text on one line, so that no line of it looks like a level or a question. */
  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * The same with some of the questions only, in the order of the rubric.
   *
   * @throws CorpusException for a dimension the rubric does not have
   */
  public Codebook only(List<String> dimensions) {
    List<String> all = questions.stream().map(Question::name).toList();
    dimensions.stream()
        .filter(name -> !all.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new CorpusException(
                  "rubric " + rubric, "one of its dimensions " + all, '"' + name + '"');
            });
    return with(questions.stream().filter(q -> dimensions.contains(q.name())).toList());
  }

  /**
   * The same as a model is asked by it: one wording of each question that has it, and its levels in
   * an order.
   */
  public Codebook asked(int wording, Order order) {
    return with(
        questions.stream()
            .filter(q -> wording < q.wordings().size())
            .map(
                q ->
                    new Question(
                        q.name(),
                        q.title(),
                        q.definition(),
                        List.of(q.wordings().get(wording)),
                        q.scale(),
                        q.fewest(),
                        order.of(q)))
            .toList());
  }

  private Codebook with(List<Question> others) {
    return new Codebook(
        rubric, language, title, definition, sources, notes, compares, frame, others);
  }

  /** The page for people, as Markdown. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# " + title + "\n\n" + definition + "\n");
    for (Question question : questions) {
      page.append("\n## ").append(question.title()).append("\n\n");
      page.append(question.definition()).append("\n\n");
      page.append(frame.question()).append(" **").append(question.wordings().get(0)).append("**");
      page.append("\n\n").append(question.leading(frame)).append("\n\n");
      for (Level level : question.levels()) {
        page.append("- **").append(level.word()).append("**: ").append(level.meaning());
        page.append(" *").append(frame.example()).append(' ').append(level.example());
        page.append("*\n");
      }
    }
    page.append("\n").append(frame.sources()).append("\n\n");
    sources.forEach(source -> page.append("- ").append(source.line()).append("\n"));
    return page.toString();
  }
}
