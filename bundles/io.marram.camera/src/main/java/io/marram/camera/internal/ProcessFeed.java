package io.marram.camera.internal;

import io.marram.camera.live.CommandLine;
import io.marram.camera.live.JpegSplitter;
import io.marram.camera.source.Ending;
import io.marram.camera.source.LiveFeed;
import io.marram.camera.source.PictureSink;
import io.marram.log.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Pictures that a command writes to its standard output. */
final class ProcessFeed implements LiveFeed {

  private static final int BUFFER = 1 << 16;

  /** So many pictures' bytes without a picture among them are garbage. */
  private static final long GARBAGE_PICTURES = 4;

  private static final long EXIT_MILLIS = 500;

  private final CommandLine command;
  private final int largestBytes;
  private RunningCommand running;
  private boolean closed;

  /**
   * @param largestBytes a larger picture is left out
   */
  ProcessFeed(CommandLine command, int largestBytes) {
    this.command = command;
    this.largestBytes = largestBytes;
  }

  @Override
  public Ending play(PictureSink pictures) throws InterruptedException {
    Optional<RunningCommand> begun;
    try {
      begun = begin();
    } catch (IOException e) {
      return Ending.lasting("the command cannot be started: " + printable(e));
    }
    if (begun.isEmpty()) {
      return Ending.passing("closed");
    }
    try (RunningCommand process = begun.get()) {
      JpegSplitter splitter = new JpegSplitter(largestBytes, pictures);
      return read(process, splitter);
    }
  }

  private static String printable(IOException failure) {
    return Printable.of(failure.getMessage());
  }

  private synchronized Optional<RunningCommand> begin() throws IOException {
    if (closed) {
      return Optional.empty();
    }
    running = new RunningCommand(command);
    return Optional.of(running);
  }

  private Ending read(RunningCommand process, JpegSplitter splitter) throws InterruptedException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream output = process.output()) {
      int length = output.read(buffer);
      while (length >= 0) {
        splitter.write(buffer, length);
        if (splitter.bytesSincePicture() > GARBAGE_PICTURES * largestBytes) {
          return Ending.passing("what it writes is no MJPEG", process.lastWords());
        }
        length = output.read(buffer);
      }
    } catch (IOException e) {
      // its end of the pipe is gone: the status below says why
    }
    return ending(process, splitter);
  }

  private static Ending ending(RunningCommand process, JpegSplitter splitter)
      throws InterruptedException {
    if (process.wasEnded()) {
      String reason =
          splitter.bytesSincePicture() > 0 ? "what it writes is no MJPEG" : "it writes nothing";
      return Ending.passing(reason, process.lastWords());
    }
    boolean exited = process.awaitExit(EXIT_MILLIS, TimeUnit.MILLISECONDS);
    String reason =
        exited
            ? "the command ended with status " + process.status()
            : "the command closed its standard output";
    return Ending.passing(reason, process.lastWords());
  }

  @Override
  public synchronized void cut() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    cut();
  }
}
