package org.attune.notebook;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/** Runs cells of a notebook as a Java kernel does, in this JVM and with the class path of tests. */
public final class Shell implements AutoCloseable {

  /** Takes the value of an expression out of the shell. */
  public static final AtomicReference<Object> VALUE = new AtomicReference<>();

  private final JShell shell = JShell.builder().executionEngine("local").build();

  Shell() {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      shell.addToClasspath(entry);
    }
  }

  /**
   * What a cell shows: the value of its last expression, or null.
   *
   * @throws IllegalStateException if a snippet does not compile or throws
   */
  Object run(String cell) {
    Object last = null;
    for (String snippet : snippets(cell)) {
      last = null;
      for (SnippetEvent event : shell.eval(snippet)) {
        check(event);
        if (event.snippet() instanceof VarSnippet variable
            && variable.subKind() != Snippet.SubKind.VAR_DECLARATION_SUBKIND
            && variable.subKind() != Snippet.SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND) {
          last = value(variable.name());
        } else if (event.snippet().subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND) {
          last = value(event.snippet().source().strip());
        }
      }
    }
    return last;
  }

  private List<String> snippets(String cell) {
    List<String> snippets = new ArrayList<>();
    for (String rest = cell; !rest.isBlank(); ) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw new IllegalStateException("not complete: " + rest);
      }
      snippets.add(next.source());
      rest = next.remaining();
    }
    return snippets;
  }

  private Object value(String expression) {
    shell.eval(Shell.class.getName() + ".VALUE.set(" + expression + ");").forEach(this::check);
    return VALUE.get();
  }

  private void check(SnippetEvent event) {
    if (event.exception() != null) {
      throw new IllegalStateException(event.snippet().source(), event.exception());
    }
    if (event.status() != Snippet.Status.VALID) {
      List<String> why =
          shell.diagnostics(event.snippet()).map((Diag d) -> d.getMessage(null)).toList();
      List<String> unresolved =
          event.snippet() instanceof DeclarationSnippet declared
              ? shell.unresolvedDependencies(declared).toList()
              : List.of();
      throw new IllegalStateException(event.snippet().source() + ": " + why + unresolved);
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
