package io.marram.emulator.aws.child;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Tells SQLite, in which DynamoDB Local keeps its tables, not to wait for the disk four times with
 * every item: it then writes some 6000 items a second instead of 1000. What was written is safe if
 * a process dies. If the computer itself dies, the tables may have to be thrown away.
 */
final class QuickTables extends SQLiteJob<Void> {

  private static final String SHARED = "shared-local-instance";

  /** Before the server starts: nothing uses the tables yet. */
  static void apply(Object proxy) throws ReflectiveOperationException {
    Object requests = field(field(proxy, "serverHandler"), "primaryHandler");
    Method handler = requests.getClass().getDeclaredMethod("getHandler", String.class);
    handler.setAccessible(true);
    Object access = field(handler.invoke(requests, SHARED), "dbAccess");
    SQLiteQueue queue = (SQLiteQueue) field(access, "queue");
    queue.execute(new QuickTables()).complete();
  }

  @Override
  protected Void job(SQLiteConnection connection) throws SQLiteException {
    connection.exec("PRAGMA synchronous = OFF");
    connection.exec("PRAGMA journal_mode = PERSIST");
    connection.exec("PRAGMA locking_mode = EXCLUSIVE");
    return null;
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Class<?> type = object.getClass();
    while (type != null) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(object);
        }
      }
      type = type.getSuperclass();
    }
    throw new NoSuchFieldException(name + " of " + object.getClass().getName());
  }
}
