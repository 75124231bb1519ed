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

    /// <param name="host">What boots it.</param>
    /// <param name="recipe">The run.</param>
    /// <param name="initramfs">Made of it.</param>
    public static RunInputs Of(GuestHost host, GuestRecipe recipe, Initramfs initramfs) => RunInputs.Of(
    [
        new(Machine, RecipeJson.Of(recipe)),
        new(Plan, RecipeJson.Of(recipe.Plan)),
        new("kernel image sha256", FileDigests.Of(host.Image)),
        // Its parts too: a digest of all of them can't say which one changed. Machine and plan are there in words.
        new("whole initramfs sha256", initramfs.Sha256),
        .. initramfs.Files.Where(file => !file.Path.StartsWith("/etc/mp3/", StringComparison.Ordinal)).Select(file => new RunInput($"guest file {file.Path} sha256", file.Sha256)),
        .. recipe.Images.Select(image => new RunInput($"disk image at {image.OffsetMib} MiB sha256", image.Sha256)),
        new("qemu version", host.Qemu.Version),
        new("qemu sha256", FileDigests.Of(host.Qemu.Path)),
        .. host.Firmware.Select(path => new RunInput($"qemu firmware {Path.GetFileName(path)} sha256", FileDigests.Of(path))),
        new("qemu arguments", JsonSerializer.Serialize(QemuCommandLine.WithoutFolders(host.MachineOf(recipe)))),
        new("preloaded library sha256", FileDigests.Of(host.Parts.SteadyClock)),
    ]);
}
