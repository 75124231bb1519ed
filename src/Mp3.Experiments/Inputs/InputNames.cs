// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Inputs;

/// <summary>Names the inputs among the values of a manifest.</summary>
internal static partial class InputNames
{
    private const int MatchTimeoutMs = 1000;
    private const string DiskSources = "disk_sources";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["environment.mp3_version"] = "version of mp3",
        ["environment.qemu_version"] = "version of QEMU",
        ["environment.qemu_sha256"] = "program QEMU (SHA-256)",
        ["environment.compiler_version"] = "compiler of kernel and module",
        ["environment.module_abi"] = "the module's ABI",
        ["environment.kernel_sha256"] = "kernel image (SHA-256)",
        ["environment.module_sha256"] = "module mp3.ko (SHA-256)",
        ["environment.work_sha256"] = "work program (SHA-256)",
        ["environment.agent_sha256"] = "agent (SHA-256)",
        ["environment.start_sha256"] = "what starts a program (SHA-256)",
        ["environment.disk_module_sha256"] = "module mp3_disk.ko (SHA-256)",
        ["environment.steady_clock_sha256"] = "library preloaded into QEMU (SHA-256)",
        ["machine.qemu_arguments"] = "QEMU's arguments",
        ["machine.ram_mib"] = "RAM of the guest, MiB",
        ["machine.swap_mib"] = "swap device, MiB",
        ["machine.swap_description"] = "swap device",
        ["settings.kernel"] = "kernel release",
    };

    /// <summary>The input at a path of the manifest; null: a result, no input.</summary>
    /// <param name="path">As in <see cref="JsonDifference"/>.</param>
    /// <param name="runs">Names of the runs, by their index.</param>
    public static string? Of(string path, IReadOnlyList<string> runs)
    {
        if (Known.TryGetValue(path, out string? name))
        {
            return name;
        }

        Match run = RunPattern().Match(path);
        string rest = path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return path.Split('.')[0] switch
        {
            "study" or "schema" => path,
            "settings" when rest.StartsWith("program.", StringComparison.Ordinal) => $"programs: {rest["program.".Length..].Replace('.', ' ')}",
            "settings" when rest.StartsWith("parameters.", StringComparison.Ordinal) => $"setting {rest["parameters.".Length..]}",
            "settings" => $"setting {rest}",
            "environment" => rest,
            "machine" when rest.StartsWith("sysctls.", StringComparison.Ordinal) => $"sysctl {rest["sysctls.".Length..]}",
            "machine" when rest.StartsWith("knobs.", StringComparison.Ordinal) => $"knob {rest["knobs.".Length..]}",
            // Where the disk's figures come from; the figures themselves are a setting.
            "machine" when rest.StartsWith("program_disk.sources", StringComparison.Ordinal) => null,
            "machine" when rest.StartsWith("program_disk.", StringComparison.Ordinal) => $"programs' disk: {rest["program_disk.".Length..].Replace('.', ' ')}",
            "machine" when rest == DiskSources || rest.StartsWith($"{DiskSources}.", StringComparison.Ordinal) => null,
            "machine" => $"machine {rest}",
            "runs" when run is { Success: true } => OfRun(runs.ElementAtOrDefault(int.Parse(run.Groups["index"].ValueSpan)), run.Groups["rest"].Value),
            _ => null,
        };
    }

    private static string? OfRun(string? run, string rest) => rest switch
    {
        "" => $"run {run}",
        _ when rest.StartsWith("parameters.", StringComparison.Ordinal) => $"{rest["parameters.".Length..]} of run {run}",
        "initramfs_sha256" => $"initramfs of run {run} (SHA-256)",
        _ when rest.StartsWith("plan", StringComparison.Ordinal) => $"plan of run {run}{rest["plan".Length..].Replace('.', ' ')}",
        _ => null,
    };

    [GeneratedRegex(@"^runs\.(?<index>[0-9]{1,6})(\.(?<rest>.+))?$", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex RunPattern();
}
