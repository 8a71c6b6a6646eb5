package org.attune.corpus;

import java.io.Serializable;

/**
 * A run of whole rows of a file.
 *
 * @param path the file
 * @param offset first byte
 * @param length bytes; the whole file is {@code offset} 0 with the file's length
 * @param firstLine line of the file, from 1, at which it begins
 */
public record Slice(String path, long offset, long length, long firstLine)
    implements Serializable {}
