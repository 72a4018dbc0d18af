package io.marram.emulator.aws.shadow;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.shadow.ShadowName.Addressed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests of clients on shadow topics. What it has accepted is on disk before it says
 * so.
 */
public final class ShadowService implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(ShadowService.class);
  private static final Gson JSON = new GsonBuilder().serializeNulls().create();

  /** Of one thing, at the same time. */
  private static final int MOST_REQUESTS = 10;

  private static final long DELETED_VERSION_SECONDS = TimeUnit.HOURS.toSeconds(48);

  private final ShadowStore store;
  private final Consumer<IotMessage> answers;
  private final Clock clock;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "shadows");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A service whose documents lie in a folder.
   *
   * @param folder created with the first shadow
   * @param answers publishes what the service says
   */
  public ShadowService(Path folder, Consumer<IotMessage> answers, Clock clock) {
    this.store = new ShadowStore(folder);
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Takes a message of a client. It returns at once; the answer is published later. Messages on
   * other topics are left alone.
   */
  public void request(IotMessage message) {
    Optional<Addressed> addressed = ShadowName.ofTopic(message.topic());
    if (addressed.isEmpty()) {
      return;
    }
    String thing = addressed.get().shadow().thing();
    if (underWay.merge(thing, 1, Integer::sum) > MOST_REQUESTS) {
      finished(thing);
      reject(message, new ShadowException(429, "Too many requests"));
      return;
    }
    try {
      worker.execute(
          () -> {
            try {
              answer(message, addressed.get());
            } finally {
              finished(thing);
            }
          });
    } catch (RejectedExecutionException e) {
      finished(thing);
      logger.debug("event=shadow.closed topic={}", message.topic());
    }
  }

  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
        logger.warn("event=shadow.still-busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finished(String thing) {
    underWay.computeIfPresent(thing, (key, count) -> count == 1 ? null : count - 1);
  }

  private void answer(IotMessage message, Addressed addressed) {
    try {
      switch (addressed.operation()) {
        case "get" -> get(message, addressed.shadow());
        case "delete" -> delete(message, addressed.shadow());
        default -> update(message, addressed.shadow());
      }
    } catch (ShadowException e) {
      reject(message, e);
    } catch (IOException e) {
      logger.error("event=shadow.failed topic={} reason={}", message.topic(), e.toString());
      reject(message, new ShadowException(500, "Internal service failure"));
    }
  }

  private void get(IotMessage message, ShadowName name) throws ShadowException, IOException {
    Optional<String> token = ShadowRequest.tokenOf(message.payload());
    ShadowDocument document = existing(name);
    JsonObject state = document.state().deepCopy();
    if (!document.delta().isEmpty()) {
      state.add("delta", document.delta());
    }
    JsonObject answer = answer(state, document.metadata(), token);
    answer.addProperty("version", document.version());
    publish(message.topic() + "/accepted", answer);
  }

  private void delete(IotMessage message, ShadowName name) throws ShadowException, IOException {
    Optional<String> token = ShadowRequest.tokenOf(message.payload());
    ShadowDocument document = existing(name);
    store.write(name, document.deleted(now()));
    JsonObject answer = new JsonObject();
    answer.addProperty("version", document.version());
    finish(answer, token);
    publish(message.topic() + "/accepted", answer);
  }

  private void update(IotMessage message, ShadowName name) throws ShadowException, IOException {
    ShadowRequest request = ShadowRequest.update(message.payload());
    ShadowDocument before = current(name);
    ShadowDocument after = before.with(request, now());
    store.write(name, after);

    JsonObject accepted = answer(request.state(), after.metadataOf(request), request.clientToken());
    accepted.addProperty("version", after.version());
    publish(message.topic() + "/accepted", accepted);

    JsonObject documents = new JsonObject();
    documents.add("previous", snapshot(before));
    documents.add("current", snapshot(after));
    finish(documents, request.clientToken());
    publish(message.topic() + "/documents", documents);

    if (!after.delta().isEmpty()) {
      JsonObject delta = answer(after.delta(), after.deltaMetadata(), request.clientToken());
      delta.addProperty("version", after.version());
      publish(message.topic() + "/delta", delta);
    }
  }

  /** The document; where it was deleted long ago, its version counts no more. */
  private ShadowDocument current(ShadowName name) throws IOException {
    ShadowDocument document = store.read(name);
    return document.isDeleted() && now() - document.changedAt() > DELETED_VERSION_SECONDS
        ? ShadowDocument.NONE
        : document;
  }

  private ShadowDocument existing(ShadowName name) throws IOException, ShadowException {
    ShadowDocument document = store.read(name);
    if (document.isDeleted()) {
      throw new ShadowException(
          404, "No shadow exists with name: '" + name.name().orElse(name.thing()) + "'");
    }
    return document;
  }

  private void reject(IotMessage message, ShadowException reason) {
    JsonObject answer = new JsonObject();
    answer.addProperty("code", reason.code());
    answer.addProperty("message", reason.getMessage());
    finish(answer, readableToken(message.payload()));
    publish(message.topic() + "/rejected", answer);
  }

  /** The token of a request that is rejected for something else. */
  private static Optional<String> readableToken(byte[] payload) {
    try {
      return ShadowRequest.tokenOf(payload);
    } catch (ShadowException e) {
      return Optional.empty();
    }
  }

  private JsonObject answer(JsonObject state, JsonObject metadata, Optional<String> token) {
    JsonObject answer = new JsonObject();
    answer.add("state", state);
    answer.add("metadata", metadata);
    finish(answer, token);
    return answer;
  }

  private void finish(JsonObject answer, Optional<String> token) {
    answer.addProperty("timestamp", now());
    token.ifPresent(each -> answer.addProperty("clientToken", each));
  }

  private static JsonObject snapshot(ShadowDocument document) {
    JsonObject snapshot = new JsonObject();
    snapshot.add("state", document.state());
    snapshot.add("metadata", document.metadata());
    snapshot.addProperty("version", document.version());
    return snapshot;
  }

  private void publish(String topic, JsonObject answer) {
    answers.accept(IotMessage.of(topic, JSON.toJson(answer).getBytes(StandardCharsets.UTF_8)));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
