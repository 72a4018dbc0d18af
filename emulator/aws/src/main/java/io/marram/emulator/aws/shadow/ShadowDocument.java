package io.marram.emulator.aws.shadow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A shadow at one version. Never changed: an update makes a new one.
 *
 * @param state the sections {@code desired} and {@code reported}, without empty ones
 * @param metadata the same sections, with the time of each value in seconds in its place
 * @param version counts updates and deletions
 * @param isDeleted whether only the version is left
 * @param changedAt seconds since the epoch
 */
record ShadowDocument(
    JsonObject state, JsonObject metadata, long version, boolean isDeleted, long changedAt) {

  private static final int LARGEST_STATE = 8 << 10;
  private static final String TIMESTAMP = "timestamp";

  /** What there is before the first update. */
  static final ShadowDocument NONE =
      new ShadowDocument(new JsonObject(), new JsonObject(), 0, true, 0);

  /** This document with a request's changes. */
  ShadowDocument with(ShadowRequest request, long now) throws ShadowException {
    if (request.version().isPresent() && request.version().getAsLong() != version) {
      throw new ShadowException(409, "Version conflict");
    }
    JsonObject newState = state.deepCopy();
    JsonObject newMetadata = metadata.deepCopy();
    merge(newState, newMetadata, request.state(), now);
    for (String section : ShadowRequest.SECTIONS) {
      if (newState.has(section) && newState.getAsJsonObject(section).isEmpty()) {
        newState.remove(section);
        newMetadata.remove(section);
      }
    }
    if (newState.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_STATE) {
      throw new ShadowException(413, "The payload exceeds the maximum size allowed");
    }
    return new ShadowDocument(newState, newMetadata, version + 1, false, now);
  }

  /** This shadow after its deletion; the version goes on. */
  ShadowDocument deleted(long now) {
    return new ShadowDocument(new JsonObject(), new JsonObject(), version, true, now);
  }

  /** What is desired and not reported so; empty if nothing is. */
  JsonObject delta() {
    return difference(section(state, "desired"), section(state, "reported"));
  }

  /** The times of the delta's values. */
  JsonObject deltaMetadata() {
    return select(delta(), section(metadata, "desired"));
  }

  /** The times of a request's values, once it is part of this document. */
  JsonObject metadataOf(ShadowRequest request) {
    JsonObject selected = new JsonObject();
    for (String section : ShadowRequest.SECTIONS) {
      if (request.state().has(section) && request.state().get(section).isJsonObject()) {
        selected.add(
            section, select(request.state().getAsJsonObject(section), section(metadata, section)));
      }
    }
    return selected;
  }

  private static JsonObject section(JsonObject parent, String name) {
    return parent.has(name) ? parent.getAsJsonObject(name) : new JsonObject();
  }

  private static void merge(JsonObject state, JsonObject metadata, JsonObject changes, long now) {
    for (Map.Entry<String, JsonElement> change : changes.entrySet()) {
      String key = change.getKey();
      if (change.getValue().isJsonNull()) {
        state.remove(key);
        metadata.remove(key);
      } else if (change.getValue().isJsonObject()) {
        JsonObject values = objectAt(state, metadata, key);
        merge(values, metadata.getAsJsonObject(key), change.getValue().getAsJsonObject(), now);
      } else {
        state.add(key, change.getValue().deepCopy());
        metadata.add(key, times(change.getValue(), now));
      }
    }
  }

  /** The object at a key, in the place of whatever else was there. */
  private static JsonObject objectAt(JsonObject state, JsonObject metadata, String key) {
    if (!state.has(key) || !state.get(key).isJsonObject()) {
      state.add(key, new JsonObject());
      metadata.add(key, new JsonObject());
    }
    return state.getAsJsonObject(key);
  }

  private static JsonElement times(JsonElement value, long now) {
    if (value instanceof JsonArray array) {
      JsonArray times = new JsonArray();
      array.forEach(element -> times.add(times(element, now)));
      return times;
    }
    if (value instanceof JsonObject object) {
      JsonObject times = new JsonObject();
      object.asMap().forEach((key, element) -> times.add(key, times(element, now)));
      return times;
    }
    JsonObject time = new JsonObject();
    time.addProperty(TIMESTAMP, now);
    return time;
  }

  private static JsonObject difference(JsonObject desired, JsonObject reported) {
    JsonObject difference = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : desired.entrySet()) {
      JsonElement wanted = entry.getValue();
      JsonElement is = reported.get(entry.getKey());
      if (wanted.isJsonObject() && is != null && is.isJsonObject()) {
        JsonObject inner = difference(wanted.getAsJsonObject(), is.getAsJsonObject());
        if (!inner.isEmpty()) {
          difference.add(entry.getKey(), inner);
        }
      } else if (!wanted.equals(is)) {
        difference.add(entry.getKey(), wanted.deepCopy());
      }
    }
    return difference;
  }

  /** The part of {@code metadata} that belongs to the values of {@code state}. */
  private static JsonObject select(JsonObject state, JsonObject metadata) {
    JsonObject selected = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : state.entrySet()) {
      JsonElement times = metadata.get(entry.getKey());
      if (times == null) {
        continue;
      }
      selected.add(
          entry.getKey(),
          entry.getValue().isJsonObject() && times.isJsonObject()
              ? select(entry.getValue().getAsJsonObject(), times.getAsJsonObject())
              : times.deepCopy());
    }
    return selected;
  }
}
