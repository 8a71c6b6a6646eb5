package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
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
  public boolean namesAreSure(FormatSettings settings) {
    return true;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    Path file = Path.of(slice.path());
    try {
      checkSizes(file);
      return new GroupRows(slice.path(), new GroupReader(new LocalInputFile(file)).build());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw damaged(slice.path(), e);
    }
  }

  /** What its footer says of the sizes of columns is read into memory: it may be damaged. */
  private static void checkSizes(Path file) throws IOException {
    long length = Files.size(file);
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      for (BlockMetaData block : reader.getFooter().getBlocks()) {
        for (ColumnChunkMetaData column : block.getColumns()) {
          long size = column.getTotalSize();
          if (size < 0 || column.getStartingPos() < 0 || size > length - column.getStartingPos()) {
            throw new IOException("a column that ends outside of the file");
          }
        }
      }
    }
  }

  /** An error of the disk stays one; all others come from what stands in the file. */
  private static CorpusException damaged(String where, Throwable e) throws IOException {
    if (e instanceof FileSystemException disk) {
      throw disk;
    }
    return e instanceof CorpusException told
        ? told
        : new CorpusException(where, "a Parquet file", "other or damaged bytes");
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
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
          try {
            throw damaged(path + ": row " + (line + 1), e);
          } catch (IOException disk) {
            throw new UncheckedIOException(disk);
          }
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
      } catch (RuntimeException e) { // a schema that its own values do not fit
        throw new CorpusException(path + ": row " + line, "a Parquet file", "damaged bytes");
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
