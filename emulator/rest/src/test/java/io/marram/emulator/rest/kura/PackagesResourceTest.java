package io.marram.emulator.rest.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakePackages;
import io.marram.emulator.rest.FakeServices;
import io.marram.emulator.rest.JsonTree;
import io.marram.emulator.rest.RunningApi;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesResourceTest extends ApiTest {
  private static final String UPLOAD = "deploy/v2/_upload";

  private final FakePackages packages = new FakePackages();

  @Override
  protected void prepare(FakeServices services) {
    services.with(PackageOperations.class, packages);
  }

  @Test
  void listsPackagesAsKuraDoes() throws Exception {
    for (String path : List.of("deploy/v2", "deploy/v2/")) {
      HttpResponse<String> response = api.get(path);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(RunningApi.tree(response))
          .isEqualTo(
              JsonTree.of(
                  "[{\"name\":\"com.acme.hello\",\"version\":\"1.0.0\"},{\"name\":\"com.acme.extra\",\"version\":\"1.0.0\"}]"));
    }
  }

  @Test
  void installsAnUpload() throws Exception {
    HttpResponse<String> response = upload("file", "hello_1.0.0.dp", "content of the package");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("\"REQUEST_RECEIVED\"");
    assertThat(response.headers().firstValue("Marram-Operation")).hasValue("operation-1");
    assertThat(packages.calls()).containsExactly("install hello_1.0.0.dp content of the package");
    assertThat(uploads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "../../../evil.dp, evil.dp",
    "/tmp/evil.dp, evil.dp",
    "..\\\\..\\\\evil.dp, evil.dp",
    "..evil.dp, evil.dp",
    "%2e%2e/x, x",
    "'two words;.dp', two_words_.dp",
    "'', package.dp",
    ".., package.dp"
  })
  void takesNoPathFromTheFileNameThatIsGiven(String given, String taken) throws Exception {
    assertThat(upload("file", given, "content").statusCode()).isEqualTo(200);

    assertThat(packages.calls()).containsExactly("install " + taken + " content");
    assertThat(uploads()).isEmpty();
    assertThat(api.home().resolve("evil.dp")).doesNotExist();
    assertThat(api.home().getParent().resolve("evil.dp")).doesNotExist();
  }

  @Test
  void leavesNothingOfEarlierUploads() throws Exception {
    upload("file", "a.dp", "first");
    upload("file", "b.dp", "second");

    try (Stream<Path> directories = Files.list(api.home().resolve("data/uploads"))) {
      assertThat(directories).as("only that of the last one").hasSizeLessThan(2);
    }
  }

  @Test
  void refusesAFormWithoutTheFile() throws Exception {
    HttpResponse<String> response = upload("other", "hello.dp", "content");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("{\"message\":\"parameter \\\"file\\\" is required\"}");
    assertThat(packages.calls()).isEmpty();
    awaitUntil(() -> uploads().isEmpty());
  }

  @Test
  void refusesABodyThatIsNoForm() throws Exception {
    assertThat(api.send("POST", UPLOAD, "{}").statusCode()).isEqualTo(415);
    assertThat(sendForm("multipart/form-data", "nothing").statusCode()).isEqualTo(400);
    assertThat(sendForm("multipart/form-data; boundary=B", "nothing").statusCode()).isEqualTo(400);
    assertThat(packages.calls()).isEmpty();
  }

  @Test
  void installsNothingWhenTheUploadBreaksOff() throws Exception {
    String answer =
        api.sendRaw(
            head(1_000_000)
                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.dp\"\r\n\r\n"
                + "x".repeat(100_000));

    assertThat(answer).doesNotContain("REQUEST_RECEIVED");
    assertThat(packages.calls()).isEmpty();
    awaitUntil(() -> uploads().isEmpty());
  }

  @Test
  void refusesWhatIsLargerThanAPackageMayBeBeforeItComes() throws Exception {
    assertThat(api.sendRaw(head((512L << 20) + (1 << 20)))).startsWith("HTTP/1.1 413 ");
    assertThat(packages.calls()).isEmpty();
  }

  @Test
  void installsFromAUrl() throws Exception {
    HttpResponse<String> response =
        api.send("POST", "deploy/v2/_install", "{\"url\":\"http://127.0.0.1:1/none.dp\"}");

    assertThat(response.body()).isEqualTo("\"REQUEST_RECEIVED\"");
    assertThat(packages.calls()).containsExactly("install http://127.0.0.1:1/none.dp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"url\":7}", "{\"url\":\"\"}", "{\"url\":\"not a url\"}"})
  void refusesWhatIsNoUrl(String body) throws Exception {
    assertThat(api.send("POST", "deploy/v2/_install", body).statusCode()).isEqualTo(400);
    assertThat(packages.calls()).isEmpty();
  }

  @Test
  void uninstalls() throws Exception {
    HttpResponse<String> response = api.send(api.signed("deploy/v2/com.acme.extra").DELETE());

    assertThat(response.body()).isEqualTo("\"REQUEST_RECEIVED\"");
    assertThat(packages.calls()).containsExactly("uninstall com.acme.extra");
  }

  private HttpResponse<String> upload(String field, String fileName, String content)
      throws Exception {
    return sendForm(
        "multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--B--\r\n"
            .formatted(field, fileName, content));
  }

  private HttpResponse<String> sendForm(String type, String body) throws Exception {
    return api.send(
        api.signed(UPLOAD)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String head(long length) throws IOException {
    return "POST /services/"
        + UPLOAD
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + Files.readString(api.home().resolve("http.token"))
        + "\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private List<Path> uploads() throws IOException {
    try (Stream<Path> files = Files.walk(api.home().resolve("data/uploads"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
