package io.marram.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.rest.http.BodyPace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the API with fakes for each test. */
public abstract class ApiTest {
  @TempDir private Path home;
  protected final FakeServices services = new FakeServices();
  protected RunningApi api;

  @BeforeEach
  void startApi() throws IOException {
    prepare(services);
    api = RunningApi.start(home, services, pace());
  }

  @AfterEach
  void stopApi() {
    api.close();
  }

  /** How slowly bodies may come. */
  protected BodyPace pace() {
    return BodyPace.DEFAULT;
  }

  /** Puts the fakes in place. */
  protected void prepare(FakeServices services) {
    // Most tests of the way to a resource need none.
  }

  /** Waits until the condition holds, for at most ten seconds. */
  protected static void awaitUntil(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
