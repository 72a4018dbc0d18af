package io.marram.emulator.aws.mqtt;

/** Why a connection ended, in the words of AWS's presence events. */
enum DisconnectReason {
  AUTH_ERROR,
  CLIENT_ERROR,
  CLIENT_INITIATED_DISCONNECT,
  CONNECTION_LOST,
  DUPLICATE_CLIENTID,
  MQTT_KEEP_ALIVE_TIMEOUT,
  SERVER_ERROR
}
