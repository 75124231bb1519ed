/* SPDX-License-Identifier: MIT */
#ifndef REGISTRATION_H
#define REGISTRATION_H

/*
 * Ask the module to sample this process ('R') or to stop ('U').
 * Returns 0, or a positive errno after a message on standard error.
 */
int registration_request(char verb);

#endif /* REGISTRATION_H */
