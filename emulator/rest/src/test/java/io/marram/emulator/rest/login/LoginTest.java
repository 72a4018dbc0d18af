package io.marram.emulator.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakePackages;
import io.marram.emulator.rest.FakeServices;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest extends ApiTest {
  private static final String LIST = "deploy/v2";
  private static final String DELETE = "deploy/v2/com.acme.hello";

  private final FakePackages packages = new FakePackages();

  @Override
  protected void prepare(FakeServices services) {
    services.with(PackageOperations.class, packages);
  }

  @Test
  void refusesRequestsWithoutCredentials() throws Exception {
    HttpResponse<String> response = api.send(api.request(LIST));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"kura-rest-api\"");
    assertThat(response.body()).doesNotContain("com.acme");
  }

  @Test
  void keepsABrowserFromAskingForThePasswordItself() throws Exception {
    HttpResponse<String> response = api.send(api.request(LIST).header("Sec-Fetch-Mode", "cors"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  void acceptsThePasswordWithEveryRequestAsKuraDoes() throws Exception {
    assertThat(basic("admin", api.password()).statusCode()).isEqualTo(200);
    assertThat(basic("admin", api.password()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin:wrong", "nobody:wrong", "admin", ":", "admin:"})
  void refusesWrongCredentials(String credentials) throws Exception {
    assertThat(authorized("Basic " + base64(credentials)).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !!!", "Bearer", "Bearer wrong", "Digest x", "Basic "})
  void refusesMalformedCredentials(String header) throws Exception {
    assertThat(authorized(header).statusCode()).isEqualTo(401);
  }

  @Test
  void makesGuessersWaitEvenForTheRightPassword() throws Exception {
    for (int i = 0; i < LoginAttempts.FREE_ATTEMPTS; i++) {
      assertThat(basic("admin", "guess" + i).statusCode()).isEqualTo(401);
    }

    HttpResponse<String> refused = basic("admin", api.password());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("31");
    assertThat(logIn("admin", api.password()).statusCode()).isEqualTo(429);
    assertThat(api.get(LIST).statusCode()).as("this machine's token").isEqualTo(200);
    api.advance(Duration.ofSeconds(31));
    assertThat(basic("admin", api.password()).statusCode()).isEqualTo(200);
  }

  @Test
  void logsInAndOut() throws Exception {
    HttpResponse<String> response = logIn("admin", api.password());
    String cookie = cookie(response);
    String token = xsrfToken(cookie);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"passwordChangeNeeded\":false}");
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain(token);
    assertThat(inSession(LIST, cookie).statusCode()).isEqualTo(200);
    assertThat(inSession("session/v1/currentIdentity", cookie).body())
        .contains("\"name\":\"admin\"");
    assertThat(change("session/v1/logout", "POST", cookie, token).statusCode()).isEqualTo(204);
    assertThat(inSession(LIST, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesAWrongPasswordInTheWordsOfKura() throws Exception {
    HttpResponse<String> response = logIn("admin", "wrong");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .isEqualTo("{\"message\":\"Authentication failed as username or password not matching\"}");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void changesNothingInASessionWithoutTheXsrfToken() throws Exception {
    String cookie = cookie(logIn("admin", api.password()));

    assertThat(change(DELETE, "DELETE", cookie, null).statusCode()).isEqualTo(403);
    assertThat(change(DELETE, "DELETE", cookie, "wrong").statusCode()).isEqualTo(403);
    assertThat(packages.calls()).isEmpty();
    assertThat(change(DELETE, "DELETE", cookie, xsrfToken(cookie)).statusCode()).isEqualTo(200);
    assertThat(packages.calls()).isEqualTo(List.of("uninstall com.acme.hello"));
  }

  @Test
  void endsASessionThatIsNotUsed() throws Exception {
    String cookie = cookie(logIn("admin", api.password()));
    api.advance(Sessions.IDLE_TIMEOUT.minusSeconds(1));
    assertThat(inSession(LIST, cookie).statusCode()).isEqualTo(200);
    api.advance(Sessions.IDLE_TIMEOUT.minusSeconds(1));
    assertThat(inSession(LIST, cookie).statusCode()).isEqualTo(200);
    api.advance(Sessions.IDLE_TIMEOUT.plusSeconds(1));

    assertThat(inSession(LIST, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void changesThePasswordAndEndsTheOtherSessions() throws Exception {
    String other = cookie(logIn("admin", api.password()));
    String cookie = cookie(logIn("admin", api.password()));
    String old = api.password();

    HttpResponse<String> response =
        changePassword(
            cookie, "{\"currentPassword\":\"" + old + "\",\"newPassword\":\"longer than eight\"}");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(inSession(LIST, other).statusCode()).isEqualTo(401);
    assertThat(inSession(LIST, cookie(response)).statusCode()).isEqualTo(200);
    assertThat(basic("admin", old).statusCode()).isEqualTo(401);
    assertThat(basic("admin", "longer than eight").statusCode()).isEqualTo(200);
  }

  @Test
  void needsTheCurrentPasswordToChangeIt() throws Exception {
    String cookie = cookie(logIn("admin", api.password()));

    assertThat(changePassword(cookie, "{\"newPassword\":\"longer than eight\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            changePassword(
                    cookie, "{\"currentPassword\":\"wrong\",\"newPassword\":\"longer than eight\"}")
                .statusCode())
        .isEqualTo(401);
    assertThat(basic("admin", api.password()).statusCode()).isEqualTo(200);
  }

  @Test
  void setsAForgottenPasswordForALocalProgram() throws Exception {
    assertThat(
            api.send("POST", "session/v1/changePassword", "{\"newPassword\":\"set by hand\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(basic("admin", "set by hand").statusCode()).isEqualTo(200);
  }

  @Test
  void acceptsAWeakPasswordOnlyWhenToldTo() throws Exception {
    String path = "session/v1/changePassword";

    assertThat(api.send("POST", path, "{\"newPassword\":\"admin\"}").statusCode()).isEqualTo(400);
    assertThat(
            api.send("POST", path, "{\"newPassword\":\"admin\",\"allowWeak\":true}").statusCode())
        .isEqualTo(204);
    assertThat(basic("admin", "admin").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheTokenFromOtherUsersOfTheMachine() throws IOException {
    assertThat(Files.getPosixFilePermissions(api.home().resolve("http.token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private HttpResponse<String> basic(String user, String password) throws Exception {
    return authorized("Basic " + base64(user + ":" + password));
  }

  private HttpResponse<String> authorized(String header) throws Exception {
    return api.send(api.request(LIST).header("Authorization", header));
  }

  private HttpResponse<String> logIn(String user, String password) throws Exception {
    String body = "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
    return api.send(
        api.request("session/v1/login/password")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> inSession(String path, String cookie) throws Exception {
    return api.send(api.request(path).header("Cookie", cookie));
  }

  private String xsrfToken(String cookie) throws Exception {
    return Json.parse(inSession("session/v1/xsrfToken", cookie).body())
        .asObject()
        .getString("xsrfToken", "");
  }

  private HttpResponse<String> change(String path, String method, String cookie, String token)
      throws Exception {
    HttpRequest.Builder request =
        api.request(path)
            .header("Cookie", cookie)
            .method(method, HttpRequest.BodyPublishers.noBody());
    return api.send(token == null ? request : request.header("X-XSRF-Token", token));
  }

  private HttpResponse<String> changePassword(String cookie, String body) throws Exception {
    return api.send(
        api.request("session/v1/changePassword")
            .header("Cookie", cookie)
            .header("X-XSRF-Token", xsrfToken(cookie))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
