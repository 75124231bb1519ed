// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>
/// <c>manifest.json</c>: all that is needed to run a study again and to know that the result is the same. It holds
/// no time of day and no name of a machine: the same inputs give the same manifest.
/// </summary>
/// <param name="Schema">Version of this file's form, <see cref="CurrentSchema"/>.</param>
/// <param name="Study">Name of the study, such as <c>casestudy1</c>.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated.</param>
/// <param name="Settings">What the user chose, defaults filled in.</param>
/// <param name="Machine">The guest that every run of the study had.</param>
/// <param name="Environment">Versions and digests of all that took part.</param>
/// <param name="Runs">One entry a run: its plan and what the guest reported.</param>
/// <param name="Checks">The self-checks, with their numbers.</param>
/// <param name="Files">SHA-256 of each CSV file, and of what else the study wrote.</param>
public sealed record Manifest(
    int Schema,
    string Study,
    string Verdict,
    StudySettings Settings,
    MachineFacts Machine,
    EnvironmentFacts Environment,
    IReadOnlyList<RunFacts> Runs,
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyDictionary<string, string> Files)
{
    public const int CurrentSchema = 5;

    /// <summary>Its runs have named parameters, which are columns of runs.csv.</summary>
    public const int FirstWithParameters = 4;

    /// <summary>Its samples have the memory of each process; the machine and its stalls have files of their own.</summary>
    public const int FirstWithMemory = 5;

    /// <summary>The oldest that is read.</summary>
    public const int OldestSchema = 2;
    public const string Complete = "complete";
    public const string Failed = "failed";
}

/// <summary>Settings of a study, defaults filled in.</summary>
/// <param name="MemoryMib">RAM of the guest at scale 1, MiB.</param>
/// <param name="Swap">Name of the swap model: <c>ssd</c>, <c>hdd</c>, …</param>
/// <param name="Seed">Seed of the study.</param>
/// <param name="Scale">Factor on memory, accesses and usable RAM; 1 is full size.</param>
/// <param name="Clock"><c>virtual</c> or <c>real</c>.</param>
/// <param name="Kernel">Release of the guest's kernel.</param>
/// <param name="Parameters">What was chosen for this study alone, by the names of its options, as a person types it.</param>
/// <param name="Seeds">The seeds of a study that was repeated; null for a single one.</param>
/// <param name="Disk">The modelled disk, as <c>--disk</c> takes it, every figure named; null: the swap device is none.</param>
/// <param name="Faults">Every fault was recorded (<c>--faults</c>).</param>
/// <param name="Program">Programs of a user; null: the study runs none.</param>
/// <param name="Module">Name of the folder of the module that was loaded instead of the project's (<c>--module</c>); null: it
/// was the project's.</param>
/// <param name="Sweep">Of a sweep, what it varied; null: it is none. The other settings are then those of its first one.</param>
public sealed record StudySettings(
    int MemoryMib,
    string Swap,
    ulong Seed,
    double Scale,
    string Clock,
    string Kernel,
    Parameters Parameters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ulong>? Seeds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Disk = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Faults = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProgramSettings? Program = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Module = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SweepSettings? Sweep = null);

/// <summary>The guest machine of a study.</summary>
/// <param name="RamMib">RAM of the guest as the experiment sees it, MiB, after scaling.</param>
/// <param name="SwapMib">Size of the swap device, MiB.</param>
/// <param name="SwapDescription">The swap device in words, such as <c>ssd, 100 µs a request</c>.</param>
/// <param name="ClockDescription">The clock in words.</param>
/// <param name="Accelerator">QEMU's accelerator.</param>
/// <param name="Sysctls">Every sysctl that was set in the guest, by name.</param>
/// <param name="Knobs">Every other file of the kernel that was written, by path.</param>
/// <param name="QemuArguments">QEMU's arguments, those of the kernel among them. Files are named as in the run's folder.</param>
/// <param name="DiskSources">Where each figure of the modelled disk comes from, by its name; null: there is none.</param>
/// <param name="ProgramDisk">The disk that programs of a user ran from; null: there was none.</param>
public sealed record MachineFacts(
    int RamMib,
    int SwapMib,
    string SwapDescription,
    string ClockDescription,
    string Accelerator,
    IReadOnlyDictionary<string, string> Sysctls,
    IReadOnlyDictionary<string, string> Knobs,
    IReadOnlyList<string> QemuArguments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? DiskSources = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProgramDiskFacts? ProgramDisk = null);

/// <summary>Versions and digests (SHA-256, lower-case hex).</summary>
/// <param name="Mp3Version">This program.</param>
/// <param name="QemuVersion">As <c>--version</c> says.</param>
/// <param name="CompilerVersion">The compiler of the kernel and the module.</param>
/// <param name="ModuleAbi"><c>MP3_ABI_VERSION</c>; of a module of the user's nobody knows one, and it is the project's.</param>
/// <param name="KernelSha256">The bootable image.</param>
/// <param name="ModuleSha256">The module: mp3.ko, or what was built of the user's.</param>
/// <param name="WorkSha256">The workload.</param>
/// <param name="AgentSha256">The agent.</param>
/// <param name="SteadyClockSha256">The library that makes QEMU independent of the host's clock; null: not used.</param>
/// <param name="QemuSha256">The program QEMU; null: of a manifest that does not say.</param>
/// <param name="DiskModuleSha256">mp3_disk.ko; null: not used.</param>
/// <param name="StartSha256">What starts a program of the user's; null: not used.</param>
public sealed record EnvironmentFacts(
    string Mp3Version,
    string QemuVersion,
    string CompilerVersion,
    int ModuleAbi,
    string KernelSha256,
    string ModuleSha256,
    string WorkSha256,
    string AgentSha256,
    string? SteadyClockSha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? QemuSha256 = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DiskModuleSha256 = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StartSha256 = null);

/// <summary>One run of a study.</summary>
/// <param name="Parameters">What makes it another one than its neighbours, by name; the same names in all runs of a study.</param>
/// <param name="InitramfsSha256">Digest of all that the guest was given: programs, modules, plan.</param>
/// <param name="Plan">What the guest had to do.</param>
/// <param name="Report">What it reported, the processes' accounts included.</param>
public sealed record RunFacts(Parameters Parameters, string InitramfsSha256, GuestPlan Plan, GuestReport Report);

/// <summary>One self-check of one run.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Name">What is checked, such as <c>faults = wait4</c>.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Detail">The numbers.</param>
public sealed record CheckResult(string Run, string Name, bool Passed, string Detail);
