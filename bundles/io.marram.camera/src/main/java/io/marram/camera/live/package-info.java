/**
 * Live cameras: pictures that come by themselves, of which the newest counts. Finding them in a
 * stream of bytes, how often they are wanted, the count of what became of them. No threads and no
 * clock: the time is an argument.
 */
package io.marram.camera.live;
