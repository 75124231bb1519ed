# SPDX-License-Identifier: MIT
#
# make casestudy1   from a fresh clone to the graphs of case study 1
# make test         every test
# make help         all targets

SHELL := /bin/bash
.DEFAULT_GOAL := help

# A release or a series, such as 6.12; empty: the distribution's own kernel.
KERNEL ?=
# The kernels that the module and the guest have to work with.
KERNELS ?= 6.1 6.12 7
CONFIGURATION ?= Release
MP3 = dotnet run --project src/Mp3.Experiments --configuration $(CONFIGURATION) --no-build --
# Relative: make splits names at blanks, and the checkout may lie in a folder that has one.
ARTIFACTS := artifacts

.PHONY: help
help: ## show this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: deps
deps: ## install what is missing and fetch the guest's kernel
	@scripts/deps.sh
	@scripts/fetch-kernel.sh $(KERNEL) > /dev/null

.PHONY: kernel
kernel: deps ## fetch another kernel for the guest: make kernel KERNEL=6.12

.PHONY: build
build: deps ## build the programs
	@mkdir -p $(ARTIFACTS)
	@# What ./mp3 compares its sources with: older than any that changes meanwhile.
	@touch $(ARTIFACTS)/mp3.built.new
	@dotnet build Mp3.sln --configuration $(CONFIGURATION) --nologo --verbosity quiet
ifeq ($(CONFIGURATION),Release)
	@mv $(ARTIFACTS)/mp3.built.new $(ARTIFACTS)/mp3.built
endif

# Where 'make install' puts the command; DESTDIR goes before it.
PREFIX ?= /usr/local
.PHONY: install uninstall
install: ## put mp3 on PATH: a command that starts this checkout's program (PREFIX, DESTDIR)
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' scripts/install.sh

uninstall: ## take it away again
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' scripts/install.sh --remove

.PHONY: test-deps
test-deps: deps
	@scripts/test-deps.sh

.PHONY: test
test: build test-deps ## install what is missing and run every test
	@MP3_TEST_KERNEL="$${MP3_TEST_KERNEL:-$(KERNEL)}" scripts/test.sh $(CONFIGURATION)

.PHONY: test-slurm
test-slurm: build test-deps ## test sweeps on a real Slurm, which is started on this machine and stopped again
	@scripts/test-slurm.sh $(CONFIGURATION)

.PHONY: test-module-long
test-module-long: build ## test the module for long: a million random operations, a thousand loads
	@MP3_TEST_KERNEL="$${MP3_TEST_KERNEL:-$(KERNEL)}" dotnet test --project tests/Mp3.Experiments.Tests \
		--configuration $(CONFIGURATION) --no-build --filter-class '*.LongModuleTests' --explicit only --output Detailed

.PHONY: test-kernels
test-kernels: build ## run the guest tests on each of KERNELS (6.1 6.12 7), fetching them
	@CONFIGURATION=$(CONFIGURATION) scripts/test-kernels.sh $(KERNELS)

.PHONY: test-sanitizers
test-sanitizers: deps ## test the module in a kernel with KASAN, lockdep, kmemleak (builds it once: 10 to 30 minutes)
	@scripts/test-sanitizers.sh $(SANITIZERS_OPTIONS)

.PHONY: stress
stress: build ## 10^8 reads of a ring that is written at the highest rate: none torn
	@MP3_STRESS_READS=100000000 tests/Mp3.Reader.Tests/bin/$(CONFIGURATION)/net10.0/Mp3.Reader.Tests \
		--filter-class '*.StressTests' --output Detailed

.PHONY: litmus
litmus: ## ask the kernel's memory model about the ring's protocol (fetches herd7 and the model once)
	@scripts/litmus.sh

.PHONY: lint
lint: deps ## check sources with every linter
	@KERNEL=$(KERNEL) scripts/lint.sh

.PHONY: checkpatch
checkpatch: ## check C with the kernel's checkpatch.pl (fetches 130 MB once)
	@scripts/checkpatch.sh

.PHONY: format
format: ## lay out C# as lint wants it
	@dotnet format Mp3.sln --severity warn

.PHONY: casestudy1
casestudy1: build ## case study 1 at full size: table and pictures
	@$(MP3) casestudy1

.PHONY: multiprog
multiprog: build ## case study 2 for 1, 5 and 11 copies
	@$(MP3) multiprog

.PHONY: bench-cost
bench-cost: build ## what a tick of the module costs, against reading /proc, and what it adds to forks and faults
	@dotnet run --project bench/Mp3.CostBench --configuration $(CONFIGURATION) --no-build -- $(COST_OPTIONS)

.PHONY: bench-faults
bench-faults: build ## how long it takes to draw ten million faults from their log
	@dotnet run --project bench/Mp3.FaultBench --configuration $(CONFIGURATION) --no-build -- $(FAULT_OPTIONS)

.PHONY: casestudy3
casestudy3: build ## case study 3: what four kinds of monitors lose
	@$(MP3) casestudy3

.PHONY: bench
bench: bench-cost ## the same, how fast the reader is, and what case study 1 costs the host
	@scripts/bench-reader.sh
	@CONFIGURATION=$(CONFIGURATION) scripts/bench.sh $(BENCH_OPTIONS)

# The guest's own programs. The experiments call this with the kernel that they
# have chosen: RELEASE is its name, KDIR its headers.
.PHONY: guest
guest: $(ARTIFACTS)/guest/work $(ARTIFACTS)/guest/start $(ARTIFACTS)/guest/agent/mp3-agent $(ARTIFACTS)/guest/steady_clock.so
ifneq ($(RELEASE),)
guest: $(ARTIFACTS)/guest/$(RELEASE)/mp3.ko $(ARTIFACTS)/guest/$(RELEASE)/mp3_disk.ko
endif

$(ARTIFACTS)/guest/work: $(wildcard work/*.c work/*.h work/Makefile) kernel_module/mp3.h
	@$(MAKE) --no-print-directory -C work OUT=../$(@D)
	@# The guest keeps it in memory.
	@strip $@

# Starts a user's program in the guest. Static: no library of the agent's must be in its way.
$(ARTIFACTS)/guest/start: src/Mp3.Experiments/Guest/start.c
	@mkdir -p $(@D)
	@$(CC) -O2 -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Werror -static -s -o $@ $<

# Preloaded into QEMU: what makes its virtual clock independent of the host.
STEADY_CLOCK := $(addprefix src/Mp3.Experiments/Guest/,steady_clock.c lockstep.c idle.c)
$(ARTIFACTS)/guest/steady_clock.so: $(STEADY_CLOCK) src/Mp3.Experiments/Guest/idle.h
	@mkdir -p $(@D)
	@$(CC) -O2 -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Werror -shared -fPIC -o $@ $(STEADY_CLOCK) -ldl

MODULE_SOURCES := $(wildcard kernel_module/*.c kernel_module/*.h) kernel_module/Kbuild
$(ARTIFACTS)/guest/$(RELEASE)/mp3.ko: $(MODULE_SOURCES) scripts/build-module.sh
	@+scripts/build-module.sh kernel_module "$(KDIR)" $@

DISK_SOURCES := $(wildcard disk_module/*.c disk_module/*.h) disk_module/Kbuild
$(ARTIFACTS)/guest/$(RELEASE)/mp3_disk.ko: $(DISK_SOURCES) scripts/build-module.sh
	@+scripts/build-module.sh disk_module "$(KDIR)" $@

AGENT_SOURCES := $(shell find src/Mp3.Agent src/Mp3.Reader src/Mp3.Protocol -name obj -prune -o -name bin -prune -o \
	\( -name '*.cs' -o -name '*.csproj' \) -print) Directory.Build.props Directory.Build.targets Directory.Packages.props
$(ARTIFACTS)/guest/agent/mp3-agent: $(AGENT_SOURCES)
	@dotnet publish src/Mp3.Agent --disable-build-servers --configuration Release --nologo --verbosity quiet --output $(ARTIFACTS)/publish/agent
	@mkdir -p $(@D)
	@strip --strip-unneeded -o $(@D)/libMonoPosixHelper.so $(ARTIFACTS)/publish/agent/libMonoPosixHelper.so
	@cp $(ARTIFACTS)/publish/agent/mp3-agent $@

.PHONY: clean
clean: ## remove what was built, not results or fetched kernels
	@rm -rf artifacts
	@dotnet clean Mp3.sln --nologo --verbosity quiet
