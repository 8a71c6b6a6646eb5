package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Hashes;
import org.attune.protocol.Protocol;
import org.attune.reply.Replies;
import org.attune.reply.ReplySystem;
import org.attune.result.Manifest;

/**
 * The replies of a study, as they were given.
 *
 * @param key hash of all it depends on
 * @param asked hash of what the protocol says of it, see {@link #present}
 * @param sha256 of the file of replies
 * @param told what the manifest says of it
 */
record Replied(String key, String asked, String sha256, Manifest.Replied told) {

  /** What models that answered used up. */
  AskStep.Account used(Replies replies) {
    AskStep.Account used = AskStep.Account.NOTHING;
    for (ReplySystem system : replies.by()) {
      Optional<Manifest.Answers> answers =
          told.systems().stream()
              .filter(by -> by.name().equals(system.as()))
              .findFirst()
              .flatMap(Manifest.Replied.By::answers);
      used = answers.isEmpty() ? used : used.and(system.paid(), answers.get());
    }
    return used;
  }

  /** The same with so many ratings of replies that are no longer there. */
  Replied setAside(long ratings) {
    return new Replied(key, asked, sha256, told.setAside(ratings));
  }

  /** File with what was made. */
  static Path state(Setting setting, Protocol protocol) {
    return setting.study(protocol.study()).resolve("replies.json");
  }

  /**
   * The replies that were given, if they are those the protocol now asks for.
   *
   * @throws UserMistake if they are not
   */
  static Replied present(Setting setting, Protocol protocol, Catalog catalog) throws IOException {
    Path state = state(setting, protocol);
    Optional<Replied> made = State.readJson(state, Replied.class);
    if (made.isEmpty() || !made.get().asked().equals(wanted(setting, protocol, catalog))) {
      throw new UserMistake(
          ("study %s: expected the replies that the protocol now asks for in %s, found %s; run"
                  + " `attune import` first, or `attune run` for all")
              .formatted(protocol.study(), state, made.isEmpty() ? "nothing" : "those of another"));
    }
    return made.get();
  }

  /** Hash of all that replies depend on beside the program and the files of the corpus answered. */
  static String wanted(Setting setting, Protocol protocol, Catalog catalog) throws IOException {
    Replies replies = protocol.replies().orElseThrow();
    return Hashes.ofTexts(
        List.of(
            catalog.cardText(replies.to()),
            protocol.replies() + "" + replies.split().or(() -> protocol.splits().test()),
            recorded(setting, protocol).toString()));
  }

  /** Hashes of files of recorded replies, by system. */
  static SortedMap<String, String> recorded(Setting setting, Protocol protocol) throws IOException {
    Replies replies = protocol.replies().orElseThrow();
    Path folder = setting.files(protocol, replies.to());
    SortedMap<String, String> hashes = new TreeMap<>();
    for (ReplySystem system : replies.by()) {
      Optional<Path> file = system.recorded().map(folder::resolve).filter(Files::isRegularFile);
      if (file.isPresent()) {
        hashes.put(system.as(), Hashes.ofFile(file.get()));
      }
    }
    return hashes;
  }
}
