package io.marram.contract;

/** Names of the Wire record properties by which bundles on one gateway understand each other. */
public final class WireProperties {

  /** BYTE_ARRAY: the frame's picture, JPEG or PNG. */
  public static final String FRAME = "frame";

  /** STRING: the request id, unique per frame. */
  public static final String FRAME_ID = "frame.id";

  /** STRING: the thing or camera the frame comes from. */
  public static final String FRAME_SOURCE = "frame.source";

  /** LONG: when the gateway received the frame, epoch milliseconds. */
  public static final String FRAME_TIME = "frame.time";

  /** INTEGER: the upright picture's width in pixels. */
  public static final String FRAME_WIDTH = "frame.width";

  /** INTEGER: the upright picture's height in pixels. */
  public static final String FRAME_HEIGHT = "frame.height";

  /** STRING, optional: the picture's name for people. */
  public static final String FRAME_NAME = "frame.name";

  /** STRING: why this frame cannot be worked on; such a record carries no picture. */
  public static final String FRAME_ERROR = "frame.error";

  /** INTEGER: how many face records follow in the envelope. */
  public static final String FACES_COUNT = "faces.count";

  /** LONG: when the search for faces was done, epoch milliseconds. */
  public static final String FACES_TIME = "faces.time";

  /** INTEGER: the face's number within its frame, from 0. */
  public static final String FACE_INDEX = "face.index";

  /** BYTE_ARRAY: the face's cut-out, JPEG or PNG. */
  public static final String FACE = "face";

  /** STRING "x,y,w,h": where the face is, in pixels of the frame. */
  public static final String FACE_BOX = "face.box";

  /** STRING "x1,y1,..,x5,y5": the face's five points, in pixels of the frame. */
  public static final String FACE_LANDMARKS = "face.landmarks";

  /** DOUBLE: how sure the detector is, 0..1. */
  public static final String FACE_SCORE = "face.score";

  /** STRING: the sensor that a reading comes from, unique on the gateway. */
  public static final String SENSOR_ID = "sensor.id";

  /** STRING: what the sensor measures, in lower case, such as {@code temperature}. */
  public static final String SENSOR_TYPE = "sensor.type";

  /** STRING: where the sensor is; may be empty. */
  public static final String SENSOR_LOCATION = "sensor.location";

  /** STRING: the unit of a reading's value; may be empty. */
  public static final String UNIT = "unit";

  /** DOUBLE: a reading's value, finite. */
  public static final String VALUE = "value";

  /** LONG: when the value was measured, epoch milliseconds. */
  public static final String TIME = "time";

  /** DOUBLE: how strange a reading is, 0 to 1; 0 while that cannot be said. */
  public static final String ANOMALY_SCORE = "anomaly.score";

  /** BOOLEAN: whether a reading is called strange, or is beyond a limit. */
  public static final String ANOMALY = "anomaly";

  /** STRING: why, in words; empty if nothing is strange. */
  public static final String ANOMALY_REASON = "anomaly.reason";

  /** STRING {@code learning}, {@code ready} or {@code invalid}: whether the verdict counts. */
  public static final String ANOMALY_STATE = "anomaly.state";

  /** STRING: what judged: {@code anomaly}, or the name of a limit. */
  public static final String ANOMALY_RULE = "anomaly.rule";

  /** DOUBLE, optional: the limit that judged. */
  public static final String ANOMALY_THRESHOLD = "anomaly.threshold";

  /** STRING: the alert's id, the same from its begin to its end. */
  public static final String ALERT_ID = "alert.id";

  /** STRING: the rule that the alert comes from. */
  public static final String ALERT_RULE = "alert.rule";

  /** STRING: the sensor or part that the alert is about. */
  public static final String ALERT_SOURCE = "alert.source";

  /** STRING: {@code raised}, {@code cleared}, or another of the alert's states. */
  public static final String ALERT_STATE = "alert.state";

  /** STRING: {@code info}, {@code warning} or {@code critical}. */
  public static final String ALERT_SEVERITY = "alert.severity";

  /** STRING: what it is about, in words. */
  public static final String ALERT_TEXT = "alert.text";

  /** STRING, optional: the zone that a count is of; the whole picture's count has none. */
  public static final String ZONE = "zone";

  /** INTEGER: how many cars there are in the zone or the picture. */
  public static final String CARS = "cars";

  /** INTEGER, optional: how many stalls are free. */
  public static final String FREE = "free";

  /** STRING, optional: the names of the free stalls, with semicolons between. */
  public static final String STALLS_FREE = "stalls.free";

  /** INTEGER, optional: how many cars came in over the entry lines since counting began. */
  public static final String ENTERED = "entered";

  /** INTEGER, optional: how many cars left over the entry lines since counting began. */
  public static final String LEFT = "left";

  /** INTEGER, optional: how many cars there are, from what is seen and who came and went. */
  public static final String CARS_ESTIMATE = "cars.estimate";

  /** INTEGER, optional: with 95 % there are at least so many cars. */
  public static final String CARS_LOW = "cars.low";

  /** INTEGER, optional: with 95 % there are at most so many cars. */
  public static final String CARS_HIGH = "cars.high";

  /** BOOLEAN, optional: whether what is seen and who came and went do not go together. */
  public static final String CARS_DISAGREE = "cars.disagree";

  /** Any type: a record with this property asks for an annotated picture. */
  public static final String PICTURE_REQUEST = "picture.request";

  /** STRING, optional: stalls that are offered, as lines of an area text. */
  public static final String STALLS_LEARNED = "stalls.learned";

  /** INTEGER: how many detection records follow the frame in the envelope. */
  public static final String DETECTIONS_COUNT = "detections.count";

  /** INTEGER: the detection's number within its frame, from 0. */
  public static final String DETECTION_INDEX = "detection.index";

  /** STRING: what was found, such as {@code car}. */
  public static final String DETECTION_LABEL = "detection.label";

  /** STRING "x,y,w,h": where it is, in pixels of the frame. */
  public static final String DETECTION_BOX = "detection.box";

  /** DOUBLE: how sure the detector is, 0..1. */
  public static final String DETECTION_SCORE = "detection.score";

  /** STRING: the record as the JSON message that it is sent as. */
  public static final String MESSAGE = "message";

  private WireProperties() {}
}
