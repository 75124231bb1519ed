// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running;

/// <summary>Lists what decides the outcome of a guest.</summary>
internal static class GuestInputs
{
    /// <summary>The input that has the machine in words.</summary>
    public const string Machine = "machine";

    /// <summary>The input that has the plan.</summary>
    public const string Plan = "plan";

    private const string Settings = "settings";
    private const string QemuArguments = "qemu arguments";
    private const string Image = "disk image at";

    /// <summary>What all guests of a host have in common that are booted into the same programs and modules.</summary>
    /// <param name="host">What boots them.</param>
    /// <param name="frame">What they are booted into, without plan and settings.</param>
    public static IReadOnlyList<RunInput> OfHost(GuestHost host, Initramfs frame) =>
    [
        new("kernel image sha256", FileDigests.Of(host.Image)),
        // Its parts too: a digest of all of them can't say which one changed.
        new("initramfs without plan and settings sha256", frame.Sha256),
        .. frame.Files.Where(file => !file.Path.StartsWith("/etc/mp3/", StringComparison.Ordinal)).Select(file => new RunInput($"guest file {file.Path} sha256", file.Sha256)),
        new("qemu version", host.Qemu.Version),
        new("qemu sha256", FileDigests.Of(host.Qemu.Path)),
        .. host.Firmware.Select(path => new RunInput($"qemu firmware {Path.GetFileName(path)} sha256", FileDigests.Of(path))),
        new("preloaded library sha256", FileDigests.Of(host.Parts.SteadyClock)),
    ];

    /// <summary>What a run has by itself but for its plan. The settings are the very bytes that the guest reads.</summary>
    /// <param name="host">What boots it.</param>
    /// <param name="recipe">The run.</param>
    public static RunInput[] OfMachine(GuestHost host, GuestRecipe recipe) =>
    [
        new(Machine, RecipeJson.Of(recipe)),
        new(Settings, Initramfs.ShellSettings(recipe.Settings)),
        .. recipe.Images.Select(image => new RunInput($"{Image} {image.OffsetMib} MiB sha256", image.Sha256)),
        new(QemuArguments, JsonSerializer.Serialize(QemuCommandLine.WithoutFolders(host.MachineOf(recipe)))),
    ];

    /// <summary>The plan: the very bytes that the guest reads.</summary>
    public static RunInput OfPlan(GuestRecipe recipe) => new(Plan, RecipeJson.Of(recipe.Plan));

    /// <summary>Whether an input, or a field of one, is of the run and not of its host.</summary>
    /// <param name="input">As differences name it.</param>
    public static bool IsOfRun(string input) =>
        ((ReadOnlySpan<string>)[Machine, Plan, Settings, QemuArguments]).Contains(input.Split(':')[0]) || input.StartsWith(Image, StringComparison.Ordinal);
}
