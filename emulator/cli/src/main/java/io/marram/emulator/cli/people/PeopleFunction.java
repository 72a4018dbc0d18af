package io.marram.emulator.cli.people;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.contract.FaceCrop;
import io.marram.emulator.cli.cloud.AwsClients;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The Lambda function that keeps the gallery, as its callers see it. */
public final class PeopleFunction implements AutoCloseable {

  private final LambdaClient lambda;
  private final String name;

  /**
   * @param localEndpoint of a local system; empty for AWS
   */
  PeopleFunction(String name, String region, Optional<URI> localEndpoint) {
    this.name = name;
    lambda = AwsClients.lambda(region, localEndpoint);
  }

  /** The function of a local system. */
  public static PeopleFunction of(SystemState system) {
    return new PeopleFunction(
        system.peopleFunction(), SystemState.REGION, Optional.of(system.lambda()));
  }

  /** Somebody in the gallery. */
  public record KnownPerson(String name, int templates, String enrolledAt) {}

  /**
   * What enrolling changed.
   *
   * @param enrolled how many faces were added
   * @param templates how many faces the person has now
   */
  record Enrolment(int enrolled, int templates) {}

  /**
   * Adds faces to a person.
   *
   * @param force also if a face is very much like another person's
   */
  public Enrolment enrol(String person, List<FaceCrop> faces, boolean force) {
    JsonArray array = new JsonArray();
    faces.forEach(face -> array.add(Json.parse(face.toJson())));
    JsonObject answer =
        invoke(
            new JsonObject()
                .add("action", "enrol")
                .add("name", person)
                .add("faces", array)
                .add("force", force));
    return new Enrolment(answer.getInt("enrolled", 0), answer.getInt("templates", 0));
  }

  /** All who are known. */
  public List<KnownPerson> list() {
    List<KnownPerson> people = new ArrayList<>();
    for (JsonValue value : invoke(new JsonObject().add("action", "list")).get("people").asArray()) {
      JsonObject person = value.asObject();
      people.add(
          new KnownPerson(
              person.getString("name", ""),
              person.getInt("templates", 0),
              text(person.get("enrolled_at"))));
    }
    return people;
  }

  /** Forgets a person; gives the number of faces that went. */
  public int remove(String person) {
    return invoke(new JsonObject().add("action", "remove").add("name", person))
        .getInt("removed", 0);
  }

  @Override
  public void close() {
    lambda.close();
  }

  private JsonObject invoke(JsonObject request) {
    try {
      InvokeResponse response =
          lambda.invoke(
              invoke ->
                  invoke.functionName(name).payload(SdkBytes.fromUtf8String(request.toString())));
      JsonObject answer = Json.parse(response.payload().asUtf8String()).asObject();
      if (response.functionError() != null) {
        throw new CommandFailure(
            "the function " + name + " failed: " + answer.getString("errorMessage", "no reason"));
      }
      String refusal = answer.getString("error", "");
      if (!refusal.isEmpty()) {
        throw new CommandFailure(refusal);
      }
      return answer;
    } catch (SdkException e) {
      throw new CommandFailure("cannot call the function " + name + ": " + e.getMessage(), e);
    } catch (ParseException | UnsupportedOperationException e) {
      throw new CommandFailure(
          "the function " + name + " gave an answer that is not understood: " + e.getMessage(), e);
    }
  }

  private static String text(JsonValue value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
