package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/**
 * Apache Parquet. Columns are the fields, those of groups by dots; lists of texts or numbers are
 * given as JSON text, numbers with as many digits as they need. The line of a row is its number in
 * the file, from 1.
 */
public final class Parquet implements CorpusFormat {

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new GroupRows(
        slice.path(), new GroupReader(new LocalInputFile(Path.of(slice.path()))).build());
  }

  private static final class GroupReader extends ParquetReader.Builder<Group> {
    GroupReader(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  private static final class GroupRows implements Rows {
    private final String path;
    private final ParquetReader<Group> reader;
    private ParquetColumns columns;
    private Group ahead;
    private boolean ended;
    private long line;

    GroupRows(String path, ParquetReader<Group> reader) {
      this.path = path;
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      if (ahead == null && !ended) {
        try {
          ahead = reader.read();
          ended = ahead == null;
        } catch (IOException | RuntimeException e) {
          throw new UncheckedIOException(
              new IOException(path + ": row " + (line + 1) + ": " + e.getMessage(), e));
        }
      }
      return ahead != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Group group = ahead;
      ahead = null;
      line++;
      if (columns == null) {
        columns = new ParquetColumns(group.getType());
      }
      try {
        return new Row.Read(line, columns.positions(), columns.values(group));
      } catch (Unreadable e) {
        return new Row.Broken(line, e.getMessage());
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
