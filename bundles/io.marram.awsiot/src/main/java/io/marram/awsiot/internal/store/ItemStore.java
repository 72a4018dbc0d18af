package io.marram.awsiot.internal.store;

import com.sleepycat.je.CheckpointConfig;
import com.sleepycat.je.Cursor;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.Get;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationResult;
import com.sleepycat.je.Put;
import com.sleepycat.je.ReadOptions;
import com.sleepycat.je.Transaction;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two tables: streams by number, items by stream and number. Each write is with the operating
 * system when its method returns.
 *
 * <p>All methods throw {@link DatabaseException}; after that {@link #isUsable} says whether going
 * on makes sense.
 */
final class ItemStore implements AutoCloseable {

  private static final String LOG_SUFFIX = ".jdb";
  private static final long CACHE_BYTES = 16L << 20;
  private static final ReadOptions NO_LOCKS =
      new ReadOptions().setLockMode(LockMode.READ_UNCOMMITTED);

  private final File folder;
  private final Environment environment;
  private final Database streams;
  private final Database items;

  ItemStore(OutboxSettings settings) {
    folder = settings.folder().toFile();
    environment = new Environment(folder, configuration(settings));
    try {
      DatabaseConfig table =
          new DatabaseConfig().setAllowCreate(true).setTransactional(true).setKeyPrefixing(true);
      streams = environment.openDatabase(null, "streams", table);
      items = environment.openDatabase(null, "items", table);
    } catch (DatabaseException e) {
      environment.close();
      throw e;
    }
  }

  private static EnvironmentConfig configuration(OutboxSettings settings) {
    EnvironmentConfig configuration = new EnvironmentConfig();
    configuration.setAllowCreate(true);
    configuration.setTransactional(true);
    configuration.setDurability(Durability.COMMIT_WRITE_NO_SYNC);
    configuration.setCacheSize(CACHE_BYTES);
    String file = Long.toString(settings.fileBytes());
    configuration.setConfigParam(EnvironmentConfig.LOG_FILE_MAX, file);
    configuration.setConfigParam(EnvironmentConfig.CHECKPOINTER_BYTES_INTERVAL, file);
    // Items leave in the order in which they came: old files are all waste and cost nothing to
    // clean.
    configuration.setConfigParam(EnvironmentConfig.CLEANER_MIN_UTILIZATION, "60");
    configuration.setConfigParam(EnvironmentConfig.CLEANER_MIN_FILE_UTILIZATION, "30");
    // The outbox looks after its budget and the free space itself: it must be able to drop.
    configuration.setConfigParam(EnvironmentConfig.FREE_DISK, "0");
    configuration.setConfigParam(EnvironmentConfig.FILE_LOGGING_LEVEL, "OFF");
    configuration.setConfigParam(EnvironmentConfig.ENV_RUN_VERIFIER, "false");
    configuration.setConfigParam(EnvironmentConfig.STATS_COLLECT, "false");
    return configuration;
  }

  boolean isUsable() {
    return environment.isValid();
  }

  /** The streams by number, in the order in which they began. */
  Map<Integer, StreamRecord> streams() {
    Map<Integer, StreamRecord> found = new TreeMap<>();
    DatabaseEntry key = new DatabaseEntry();
    DatabaseEntry data = new DatabaseEntry();
    try (Cursor cursor = streams.openCursor(null, null)) {
      while (cursor.get(key, data, Get.NEXT, null) != null) {
        found.put(ByteBuffer.wrap(key.getData()).getInt(), StreamRecord.decode(data.getData()));
      }
    }
    return found;
  }

  void write(int stream, StreamRecord record) {
    write(null, stream, record);
  }

  private void write(Transaction transaction, int stream, StreamRecord record) {
    DatabaseEntry key =
        new DatabaseEntry(ByteBuffer.allocate(Integer.BYTES).putInt(stream).array());
    streams.put(transaction, key, new DatabaseEntry(record.encode()), Put.OVERWRITE, null);
  }

  void put(int stream, long seq, byte[] data) {
    items.put(null, key(stream, seq), new DatabaseEntry(data), Put.OVERWRITE, null);
  }

  /** Items in order, from this number on. */
  List<Stored> read(int stream, long from, long through, int most) {
    List<Stored> found = new ArrayList<>();
    DatabaseEntry key = key(stream, from);
    DatabaseEntry data = new DatabaseEntry();
    try (Cursor cursor = items.openCursor(null, null)) {
      OperationResult result = cursor.get(key, data, Get.SEARCH_GTE, NO_LOCKS);
      while (result != null && found.size() < most) {
        ByteBuffer at = ByteBuffer.wrap(key.getData());
        int number = at.getInt();
        long seq = at.getLong();
        if (number != stream || seq > through) {
          break;
        }
        found.add(new Stored(seq, data.getData()));
        result = cursor.get(key, data, Get.NEXT, NO_LOCKS);
      }
    }
    return found;
  }

  /** The stream's last item; {@code null} if it has none. */
  Stored last(int stream) {
    DatabaseEntry key = key(stream + 1, 0);
    DatabaseEntry data = new DatabaseEntry();
    try (Cursor cursor = items.openCursor(null, null)) {
      boolean later = cursor.get(key, data, Get.SEARCH_GTE, null) != null;
      if (cursor.get(key, data, later ? Get.PREV : Get.LAST, null) == null) {
        return null;
      }
      ByteBuffer at = ByteBuffer.wrap(key.getData());
      return at.getInt() == stream ? new Stored(at.getLong(), data.getData()) : null;
    }
  }

  /** Removes items and writes the stream's books, both or none. */
  void remove(int stream, long first, long last, StreamRecord record) {
    Transaction transaction = environment.beginTransaction(null, null);
    try {
      DatabaseEntry key = key(stream, first);
      DatabaseEntry nothing = new DatabaseEntry();
      nothing.setPartial(0, 0, true);
      try (Cursor cursor = items.openCursor(transaction, null)) {
        OperationResult result = cursor.get(key, nothing, Get.SEARCH_GTE, null);
        while (result != null && isUpTo(key, stream, last)) {
          cursor.delete(null);
          result = cursor.get(key, nothing, Get.NEXT, null);
        }
      }
      write(transaction, stream, record);
      transaction.commit();
    } catch (DatabaseException e) {
      if (environment.isValid()) {
        transaction.abort();
      }
      throw e;
    }
  }

  /** Tells the disk to write down everything that was written so far, and waits. */
  void force() {
    environment.flushLog(true);
  }

  /** Gives files that hold mostly waste back to the system. */
  void clean() {
    environment.cleanLog();
    environment.checkpoint(new CheckpointConfig().setForce(true));
  }

  long diskBytes() {
    File[] files = folder.listFiles((in, name) -> name.endsWith(LOG_SUFFIX));
    long bytes = 0;
    for (File file : files == null ? new File[0] : files) {
      bytes += file.length();
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      if (environment.isValid()) {
        items.close();
        streams.close();
      }
    } finally {
      environment.close();
    }
  }

  private static boolean isUpTo(DatabaseEntry key, int stream, long last) {
    ByteBuffer at = ByteBuffer.wrap(key.getData());
    return at.getInt() == stream && at.getLong() <= last;
  }

  private static DatabaseEntry key(int stream, long seq) {
    return new DatabaseEntry(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(stream).putLong(seq).array());
  }

  /**
   * An item as it is in the files.
   *
   * @param seq its number in its stream
   * @param data see {@link ItemCodec}
   */
  record Stored(long seq, byte[] data) {}
}
