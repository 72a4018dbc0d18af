package io.marram.emulator.aws.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.marram.emulator.aws.iot.IotMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShadowServiceTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String SHADOW = "$aws/things/lamp/shadow";

  @TempDir private Path folder;

  private final BlockingQueue<IotMessage> answers = new LinkedBlockingQueue<>();

  @Test
  void beginsTheVersionAnewTwoDaysAfterADeletion() throws Exception {
    try (ShadowService service = service(NOON)) {
      update(service);
      service.request(IotMessage.of(SHADOW + "/delete", new byte[0]));
      answer("/delete/accepted");
    }
    try (ShadowService service = service(NOON.plus(Duration.ofHours(48)))) {
      assertThat(update(service).get("version").getAsLong()).isEqualTo(2);
      service.request(IotMessage.of(SHADOW + "/delete", new byte[0]));
      answer("/delete/accepted");
    }
    try (ShadowService service = service(NOON.plus(Duration.ofHours(97)))) {
      assertThat(update(service).get("version").getAsLong()).isEqualTo(1);
    }
  }

  @Test
  void rejectsMoreThanTenRequestsOfAThingAtTheSameTime() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (ShadowService service =
        new ShadowService(
            folder,
            answer -> {
              if (answer.topic().endsWith("/get/rejected") && !text(answer).contains("429")) {
                await(go);
              }
              answers.add(answer);
            },
            Clock.systemUTC())) {
      for (int i = 0; i < 11; i++) {
        service.request(IotMessage.of(SHADOW + "/get", new byte[0]));
      }

      assertThat(answer("/get/rejected").get("code").getAsInt()).isEqualTo(429);
      go.countDown();
      for (int i = 0; i < 10; i++) {
        assertThat(answer("/get/rejected").get("code").getAsInt()).isEqualTo(404);
      }
    }
  }

  @Test
  void saysSoWhenAShadowCannotBeRead() throws Exception {
    Files.createDirectories(folder.resolve("lamp"));
    Files.writeString(folder.resolve("lamp/classic.json"), "{\"state\":");
    try (ShadowService service = service(NOON)) {
      service.request(IotMessage.of(SHADOW + "/get", new byte[0]));

      assertThat(answer("/get/rejected").get("code").getAsInt()).isEqualTo(500);
    }
  }

  @Test
  void leavesOtherTopicsAlone() {
    try (ShadowService service = service(NOON)) {
      service.request(IotMessage.of("$aws/things/../shadow/get", new byte[0]));
      service.request(IotMessage.of("$aws/things/lamp/shadow/name/a b/get", new byte[0]));
      service.request(IotMessage.of("$aws/things/lamp/shadow/get/accepted", new byte[0]));
    }
    assertThat(answers).isEmpty();
  }

  private ShadowService service(Instant now) {
    return new ShadowService(folder, answers::add, Clock.fixed(now, ZoneOffset.UTC));
  }

  private JsonObject update(ShadowService service) throws InterruptedException {
    service.request(
        IotMessage.of(
            SHADOW + "/update",
            "{\"state\":{\"reported\":{\"on\":true}}}".getBytes(StandardCharsets.UTF_8)));
    JsonObject accepted = answer("/update/accepted");
    answer("/update/documents");
    return accepted;
  }

  private JsonObject answer(String suffix) throws InterruptedException {
    IotMessage answer = answers.take();
    assertThat(answer.topic()).isEqualTo(SHADOW + suffix);
    return JsonParser.parseString(text(answer)).getAsJsonObject();
  }

  private static String text(IotMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
