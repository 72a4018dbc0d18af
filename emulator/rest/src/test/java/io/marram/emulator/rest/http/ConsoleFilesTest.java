package io.marram.emulator.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.rest.ApiTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/index.html", "/wires", "/services-of-mine/x", "/components/a.b.C-1"})
  void servesThePageForEveryPathOfTheConsoleAndAsksForItAgain(String path) throws Exception {
    HttpResponse<String> response = api.send(api.request(path));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("Test console");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void servesAssetsOnceAndForAll() throws Exception {
    HttpResponse<String> response = api.send(api.request("/assets/index-4f2a.js"));

    assertThat(response.body()).contains("export");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none.js",
        "/../users.json",
        "/assets/../../users.json",
        "/%2e%2e/users.json",
        "/assets/..%2f..%2fusers.json",
        "/assets/%2e%2e/%2e%2e/hello.json",
        "//etc/passwd.txt",
        "/assets\\..\\x.js"
      })
  void leadsNowhereElse(String path) throws Exception {
    String answer =
        api.sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
  }
}
