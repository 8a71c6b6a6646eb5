package org.attune.corpus;

import java.io.Serializable;
import java.util.List;

/**
 * How a card describes the form of its files. What does not apply to a format is not read by it.
 *
 * @param delimiter character between columns; the format's own where empty
 * @param quote character around values, or {@code none}; the format's own where empty
 * @param header whether the first row names the columns
 * @param columns names of the columns in order where there is no header; without names columns are
 *     called 1, 2, 3 ...
 * @param encoding character set; UTF-8 where empty. A byte-order mark is skipped
 */
public record FormatSettings(
    String delimiter, String quote, boolean header, List<String> columns, String encoding)
    implements Serializable {}
