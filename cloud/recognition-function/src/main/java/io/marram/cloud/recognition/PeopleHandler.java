package io.marram.cloud.recognition;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.cloud.recognition.identification.FalseAcceptRate;
import io.marram.cloud.recognition.identification.Identifier;
import io.marram.cloud.store.Person;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function that keeps the gallery: JSON in, JSON out. A request that cannot be fulfilled is
 * answered with {@code {"error": what and why}}; if the store is away the invocation fails.
 */
public final class PeopleHandler implements RequestStreamHandler {

  private static final Logger logger = LoggerFactory.getLogger(PeopleHandler.class);

  /** What Lambda takes. */
  static final int MOST_BYTES = 6 * 1024 * 1024;

  /** A face that one pair of strangers in so many would show is taken for another person's. */
  private static final FalseAcceptRate VERY_MUCH_ALIKE = new FalseAcceptRate(1e-5);

  private final Registry registry;

  /** Made by Lambda: reads the environment and loads the model. */
  public PeopleHandler() {
    this(FunctionParts.fromEnvironment(System.getenv()));
  }

  private PeopleHandler(FunctionParts parts) {
    this(
        new Registry(
            parts.store(),
            parts.reader(),
            new Identifier(parts.statistics(), VERY_MUCH_ALIKE),
            Clock.systemUTC()));
  }

  PeopleHandler(Registry registry) {
    this.registry = registry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(answer(input).toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject answer(InputStream input) throws IOException {
    try {
      byte[] request = input.readNBytes(MOST_BYTES + 1);
      if (request.length > MOST_BYTES) {
        throw new PeopleRefusal("the request is larger than " + MOST_BYTES + " bytes");
      }
      return fulfil(PeopleRequest.parse(new String(request, StandardCharsets.UTF_8)));
    } catch (PeopleRefusal e) {
      logger.info("event=people.refused");
      return new JsonObject().add("error", e.getMessage());
    } catch (NetworkException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private JsonObject fulfil(PeopleRequest request) throws PeopleRefusal, NetworkException {
    if (request instanceof PeopleRequest.Enrol enrol) {
      return enrolled(registry.enrol(enrol));
    }
    if (request instanceof PeopleRequest.Remove remove) {
      int removed = registry.remove(remove.name());
      logger.info("event=people.removed faces={}", removed);
      return new JsonObject().add("name", remove.name()).add("removed", removed);
    }
    JsonArray people = new JsonArray();
    registry.people().forEach(person -> people.add(listed(person)));
    return new JsonObject().add("people", people);
  }

  private static JsonObject enrolled(Registry.Enrolment enrolment) {
    logger.info("event=people.enrolled added={} faces={}", enrolment.added(), enrolment.faces());
    return new JsonObject()
        .add("name", enrolment.name())
        .add("enrolled", enrolment.added())
        .add("templates", enrolment.faces());
  }

  private static JsonObject listed(Person person) {
    return new JsonObject()
        .add("name", person.name())
        .add("templates", person.faces())
        .add("enrolled_at", person.enrolledAt().toString());
  }
}
