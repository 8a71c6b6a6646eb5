/**
 * The verbs of the command line, one class each: their options and help. A verb reads what was
 * typed, calls {@code study} or {@code draft}, and gives an exit code; what it does is not here.
 * Nothing knows this package but the program.
 */
package org.attune.command;
