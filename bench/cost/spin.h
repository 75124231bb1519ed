/* SPDX-License-Identifier: MIT */
/*
 * spin.h - a process that computes, and what it lost to all others
 */
#ifndef SPIN_H
#define SPIN_H

#include <stdint.h>

/* One turn of the loop is so many instructions. */
#define SPIN_TURN 256U

/*
 * Execute @turns turns with nothing to do but for the others, whoever they
 * are: everybody who wants the CPU gets it at once.
 *
 * Return: the instructions that the CPU executed meanwhile, our own included.
 */
uint64_t spin(uint64_t turns);

/* Ends the program if a nanosecond is not an instruction here. */
void spin_check_clock(void);

#endif /* SPIN_H */
