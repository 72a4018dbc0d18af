package io.marram.emulator.aws.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends this process as soon as its standard input ends, which is when
 * the parent dies, however it dies. Children of the twin start through this class, so that not even
 * {@code kill -9} leaves one behind. It stands alone in the child's class path: it may use nothing
 * but the JDK.
 */
public final class ParentWatch {

  private ParentWatch() {}

  /** Arguments: the main class, then its own arguments. */
  public static void main(String[] arguments) throws Throwable {
    InputStream lifeline = System.in;
    Thread watch = new Thread(() -> haltAtEnd(lifeline), "parent-watch");
    watch.setDaemon(true);
    watch.start();
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void haltAtEnd(InputStream lifeline) {
    try {
      while (lifeline.read() >= 0) {
        // The parent writes nothing; only the end of the stream says something.
      }
    } catch (IOException e) {
      // A broken pipe means the same as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
