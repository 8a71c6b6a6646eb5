package org.attune.corpus;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;
import org.attune.yaml.OneOrMore;
import org.attune.yaml.Spelling;

/** A dataset card: what a corpus is, where it comes from, and how its files are read. */
public record Card(
    @Doc("Name of the dataset: the name of its folder")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        String name,
    @Doc("What it is, in a line") String title,
    @Doc("Where it was obtained, with version or commit") String source,
    @Doc("Licence of the data") String licence,
    @Doc("How to cite it") String citation,
    @Doc("DOI or arXiv identifier of the citation") Optional<String> doi,
    @Doc("Language of the texts (BCP 47)") @Default("en") String language,
    @Doc("What a reader should know before using it") @Default("") List<String> notes,
    @Doc(
            "Who may see what single people gave: public, if anyone may, as where the ratings can be downloaded; else"
                + " protected: results then number people and blocks in an order that cannot be told from their ids,"
                + " and tallies from which single ratings can be read stay out of them")
        @Default("protected")
        SingleRatings singleRatings,
    @Doc(
            "Whether licence and consent allow its texts to be sent, masked, to a model on another machine, where a protocol"
                + " says remote: true")
        @Default("false")
        boolean remote,
    @Doc(
            "What licence and consent allow: research, publication of results, remote-models (as remote: true), training"
                + " of models; all but remote models if left out. Whatever a study does beyond is refused")
        @Default("")
        List<Consent> use,
    @Doc(
            "File in the dataset folder with ids of speakers and raters who withdrew, one a line: what they said and how"
                + " they rated is left out everywhere, and counted")
        Optional<String> withdrawn,
    @Doc("What is rated, by name")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, Dimension> dimensions,
    @Doc("The tables the corpus consists of; items are joined by id across tables")
        List<Table> tables,
    @Doc("Figures others published on this corpus, to stand beside ours") @Default("")
        List<PublishedFigure> published) {

  /** Refuses an identifier that is none. */
  public Card {
    doi.ifPresent(written -> Doi.check("doi", written));
    withdrawn.ifPresent(path -> CardMistakes.inPath("withdrawn", path));
    remote |= use.contains(Consent.REMOTE_MODELS);
    if (remote && !use.isEmpty() && !use.contains(Consent.REMOTE_MODELS)) {
      throw new IllegalArgumentException(
          "expected remote-models in use where remote is true, found " + use);
    }
  }

  /** Whether licence and consent allow something. */
  public boolean allows(Consent what) {
    return what == Consent.REMOTE_MODELS ? remote : use.isEmpty() || use.contains(what);
  }

  /** Whether it is not for everybody to know what single people gave. */
  public boolean guarded() {
    return singleRatings == SingleRatings.PROTECTED;
  }

  /** Whether of people's ratings only what a panel concluded is given. */
  public boolean aggregated(String dimension) {
    return tables.stream()
        .flatMap(t -> t.ratings().stream())
        .filter(r -> r.dimension().equals(dimension) && !r.models())
        .allMatch(r -> r.shape() == Shape.AGGREGATED);
  }

  /** Whether what a panel concluded is given, alone or beside single ratings. */
  public boolean concludes(String dimension) {
    return tables.stream()
        .flatMap(t -> t.ratings().stream())
        .anyMatch(r -> r.dimension().equals(dimension) && r.shape() == Shape.AGGREGATED);
  }

  /** What raters are divided by, not items. */
  public Set<String> raterGroups() {
    return tables.stream()
        .flatMap(t -> t.ratings().stream())
        .flatMap(r -> r.groups().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same with other tables. */
  public Card with(List<Table> others) {
    return new Card(
        name,
        title,
        source,
        licence,
        citation,
        doi,
        language,
        notes,
        singleRatings,
        remote,
        use,
        withdrawn,
        dimensions,
        others,
        published);
  }

  /** What utterances have to be heard and seen. */
  public Set<Medium.Kind> media() {
    return tables.stream()
        .flatMap(t -> t.media().stream())
        .map(Media::kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Medium.Kind.class)));
  }

  /** The scale a dimension is rated on, and who rated. */
  public record Dimension(
      @Doc("Level of measurement") Level scale,
      @Doc("Names of the categories, levels or labels, in order")
          @Default("")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          List<String> labels,
      @Doc(
              "Value of each level of an ordinal scale; the numbers it is named by, or ranks from 0, if left out")
          @Default("")
          List<BigDecimal> values,
      @Doc("Lowest value of an interval scale") Optional<BigDecimal> min,
      @Doc("Highest value of an interval scale") Optional<BigDecimal> max,
      @Doc("Step between possible ratings of an interval scale") @Default("1") BigDecimal step,
      @Doc(
              "Who the ratings come from: people; author, of the texts (intended labels, not human ratings); or"
                  + " self-report, what the writers say of their own state")
          @Default("people")
          Origin by,
      @Doc("What raters were asked") Optional<String> question) {

    public Dimension {
      CardMistakes.inLabels("labels", labels);
      if (scale == Level.INTERVAL ? min.isEmpty() || max.isEmpty() : labels.isEmpty()) {
        throw new IllegalArgumentException(
            scale == Level.INTERVAL
                ? "an interval scale needs min and max"
                : "this scale needs labels");
      }
      toScale(scale, labels, values, min, max, step);
    }

    /** The scale. */
    public Scale toScale() {
      return toScale(scale, labels, values, min, max, step);
    }

    private static Scale toScale(
        Level level,
        List<String> labels,
        List<BigDecimal> values,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        BigDecimal step) {
      return switch (level) {
        case NOMINAL -> new Scale.Nominal(labels);
        case ORDINAL -> new Scale.Ordinal(labels, values);
        case INTERVAL -> new Scale.Interval(min.orElseThrow(), max.orElseThrow(), step);
        case LABELS -> new Scale.Labels(labels);
      };
    }
  }

  /** Who may see single ratings. */
  public enum SingleRatings {
    PROTECTED,
    PUBLIC
  }

  /** Levels of measurement. */
  public enum Level {
    NOMINAL,
    ORDINAL,
    INTERVAL,
    LABELS
  }

  /** Who ratings come from. */
  public enum Origin {
    PEOPLE,
    AUTHOR,
    SELF_REPORT
  }

  /**
   * Files of one form. A column is given by its header, its name in {@code columns} or its number;
   * {@code column ~ regex} takes the regular expression's first group from it; {@code = text} is
   * that text in every row.
   */
  public record Table(
      @Doc("Format of the files") @Known("formats") String format,
      @Doc("Character between columns; the format's own if left out") Optional<String> delimiter,
      @Doc("Character around values, or none; the format's own if left out") Optional<String> quote,
      @Doc("Whether the first row names the columns") @Default("true") boolean header,
      @Doc(
              "Names of the columns where there is no header; of nested JSON, of the levels down to which rows lie")
          @Default("")
          List<String> columns,
      @Doc("Character set") @Default("UTF-8") String encoding,
      @Doc("The files") List<File> files,
      @Doc(
              "Column with the item's id, or several that make it together, such as [dialogue, utterance] (their values"
                  + " are joined by /, where one holds / or \\ by a \\ before it); the row number if left out")
          @Default("")
          @OneOrMore
          List<String> item,
      @Doc(
              "Column with the conversation's id, or several that make it together; every item is its own conversation"
                  + " if left out")
          @Default("")
          @OneOrMore
          List<String> conversation,
      @Doc("Column with the speaker's id") Optional<String> speaker,
      @Doc("Column with the turn's number in its conversation; the order of the rows if left out")
          Optional<String> turn,
      @Doc("Column with the id of the turn this one answers, or as many as item has")
          @Default("")
          @OneOrMore
          List<String> replyTo,
      @Doc("Column with the text") Optional<String> text,
      @Doc(
              "Columns with the texts before it, the oldest first, where they are not turns of their own; the first of"
                  + " several are empty where there are fewer")
          @Default("")
          List<String> context,
      @Doc(
              "Columns with files of sound, pictures or video that belong to the utterances, for scorers that read them")
          @Default("")
          List<Media> media,
      @Doc("Column with the split, or how items are split by hash, where files do not name theirs")
          Optional<Group> split,
      @Doc("Groups the items belong to, by name")
          @Default("")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          Map<String, Group> strata,
      @Doc("Ratings in these files") @Default("") List<Ratings> ratings) {

    public Table {
      CardMistakes.inGroups(strata.keySet(), files, ratings);
      CardMistakes.inTable(
          format,
          delimiter,
          quote,
          encoding,
          Map.of(
              "item", item,
              "conversation", conversation,
              "speaker", speaker.stream().toList(),
              "turn", turn.stream().toList(),
              "reply-to", replyTo,
              "text", text.stream().toList(),
              "context", context));
      for (Ratings r : ratings) {
        if (r.models() && r.byFile() && files.stream().anyMatch(f -> f.rater().isEmpty())) {
          throw new IllegalArgumentException(
              "models' ratings need the models' names: wide columns, or long with the column rater"
                  + " or a rater of each file, or probabilities of a model");
        }
      }
      if (files.stream().anyMatch(f -> f.rater().isPresent())
          && ratings.stream().noneMatch(Ratings::byFile)) {
        throw new IllegalArgumentException(
            "a file's rater is for long ratings without a column rater, and there are none");
      }
    }

    /** The form of the files. */
    public FormatSettings settings() {
      return new FormatSettings(delimiter.orElse(""), quote.orElse(""), header, columns, encoding);
    }
  }

  /** A file, or several of one form. */
  public record File(
      @Doc("File name, or a pattern such as part-*.csv.gz") String path,
      @Doc(
              "SHA-256 of the file; of the output of sha256sum over the files, sorted by name, if there are several."
                  + " Where it is left out, the one found at the first import is kept with the results")
          Optional<String> sha256,
      @Doc("Split all its items belong to") Optional<String> split,
      @Doc("Put before the ids of its items, where files number their items alike")
          Optional<String> prefix,
      @Doc("Groups all its items belong to, by name") @Default("") Map<String, String> strata,
      @Doc("Who gave its long ratings, where the file, not a column, says so: a rater, or a model")
          Optional<String> rater) {
    public File {
      CardMistakes.inPath("path", path);
      CardMistakes.inNames("strata", strata.values());
    }
  }

  /** A column with files that belong to the utterances. */
  public record Media(
      @Doc(
              "Column with the file's path below the folder; empty where an utterance has none. A row whose file is"
                  + " missing, empty or outside of the dataset folder is rejected")
          String column,
      @Doc("What is in the files: sound, a picture, or video with or without sound")
          Medium.Kind kind,
      @Doc("Folder of the files below the dataset folder; the dataset folder if left out")
          Optional<String> folder) {
    public Media {
      CardMistakes.inSection(Map.of("column", Optional.of(column)), "", List.of());
      folder.ifPresent(path -> CardMistakes.inFolder("folder", path));
    }
  }

  /** Ratings in a table. */
  public record Ratings(
      @Doc("What is rated") String dimension,
      @Doc(
              "long: one row a rating. wide: a column per rater. counts: a column per label with its number of votes."
                  + " list: all ratings of an item in one column, raters unknown. aggregated: what the panel concluded."
                  + " probabilities: how probable a model finds each category, from 0 to 1; of categories and levels"
                  + " they add up to 1 but for rounding")
          Shape shape,
      @Doc(
              "Column with the rating (long, list, aggregated), or with all probabilities: a JSON object by label, a"
                  + " JSON list in the labels' order, or, of two categories, a number, that of the second")
          Optional<String> value,
      @Doc(
              "Column with the rater's id (long) or the model's name (probabilities); the rater of the file, or unknown,"
                  + " if left out")
          Optional<String> rater,
      @Doc(
              "Column of each rater (wide) or label (counts, probabilities), by name. As in value, \"mean of A, B\" is a score:"
                  + " the mean of the ratings in these columns, where all have one")
          @Default("")
          Map<String, String> columns,
      @Doc(
              "Character between the labels of a set or the ratings of a list; a JSON list in a cell needs none")
          Optional<String> separator,
      @Doc("Whether labels are given by name or by position from 0") @Default("name") By labels,
      @Doc(
              "Column with the answers each item offers, a JSON list, where items have answers of their own: a rating is one"
                  + " of them and stands for its place in the list, the labels of the dimension being places")
          Optional<String> choices,
      @Doc("Name on the scale for each raw answer, where they differ") @Default("")
          Map<String, String> names,
      @Doc("Answers that stand for a missing rating, such as NA, beside the empty one") @Default("")
          List<String> missing,
      @Doc(
              "What an empty answer or an empty list is where sets of labels are rated: missing, or none, the empty set:"
                  + " a rating that gives none of the labels")
          @Default("missing")
          Empty empty,
      @Doc("Answers that stand for the empty set of labels, such as \"none of these\"")
          @Default("")
          @OneOrMore
          List<String> none,
      @Doc(
              "True where models rated, not people: raters' names are then models' names for the scorer recorded")
          @Default("false")
          boolean models,
      @Doc("Name of the model whose probabilities these are, where no column and no file says it")
          Optional<String> model,
      @Doc(
              "Groups the raters of long ratings belong to, by name, such as their gender: where a table's strata name one,"
                  + " each item is seen once for each group, with the ratings of that group alone")
          @Default("")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          Map<String, Group> groups) {

    public Ratings {
      CardMistakes.inSection(
          Map.of("value", value, "rater", rater, "choices", choices), "columns", columns.values());
      boolean probabilities = shape == Shape.PROBABILITIES;
      boolean byColumn =
          shape == Shape.WIDE || shape == Shape.COUNTS || probabilities && value.isEmpty();
      if (byColumn == columns.isEmpty() || byColumn == value.isPresent()) {
        throw new IllegalArgumentException(
            shape.name().toLowerCase(java.util.Locale.ROOT)
                + " ratings need "
                + (probabilities
                    ? "either columns or value"
                    : byColumn ? "columns, not value" : "value, not columns"));
      }
      boolean single = shape == Shape.LONG || shape == Shape.WIDE || shape == Shape.AGGREGATED;
      if (choices.isPresent() && (!single || labels == By.POSITION || !names.isEmpty())) {
        throw new IllegalArgumentException(
            "choices go with long, wide or aggregated ratings, without names and labels");
      }
      if (!groups.isEmpty() && (shape != Shape.LONG || rater.isEmpty() || models)) {
        throw new IllegalArgumentException("groups go with people's long ratings with a rater");
      }
      if (model.isPresent() && (!probabilities || rater.isPresent())) {
        throw new IllegalArgumentException(
            "model goes with probabilities without the column rater");
      }
      models |= probabilities;
      if (models && (shape == Shape.COUNTS || shape == Shape.LIST || shape == Shape.AGGREGATED)) {
        throw new IllegalArgumentException("models' ratings are wide or long");
      }
    }

    /** True if who rated is said by each file, if at all: nothing here says it. */
    boolean byFile() {
      return (shape == Shape.LONG || shape == Shape.PROBABILITIES && model.isEmpty())
          && rater.isEmpty();
    }
  }

  /** Forms in which ratings come. */
  public enum Shape {
    LONG,
    WIDE,
    COUNTS,
    LIST,
    AGGREGATED,
    PROBABILITIES
  }

  /** What an empty answer means where sets of labels are rated. */
  public enum Empty {
    MISSING,
    NONE
  }

  /** How labels are written. */
  public enum By {
    NAME,
    POSITION
  }
}
