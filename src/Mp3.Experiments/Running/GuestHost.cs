// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>What this machine has for guests of one kernel: QEMU, the kernel, the checkout's programs.</summary>
/// <param name="Qemu">The emulator.</param>
/// <param name="Kernel">The guests' kernel.</param>
/// <param name="Parts">The checkout's programs, built for that kernel.</param>
/// <param name="Image">The kernel's image as it is booted.</param>
public sealed record GuestHost(Qemu Qemu, GuestKernel Kernel, GuestParts Parts, string Image)
{
    /// <summary>Files that QEMU loads into every guest.</summary>
    public IReadOnlyList<string> Firmware { get; } = Qemu.Firmware();

    /// <summary>What this machine has; the checkout's programs are built if they are older than their sources.</summary>
    /// <param name="qemu">Another QEMU than the one on PATH; null: not said.</param>
    /// <param name="kernel">Release or series of the kernel; null: the preferred one.</param>
    /// <param name="cancellation">Kills the build.</param>
    /// <exception cref="Mp3Exception">The machine lacks something (69).</exception>
    public static async Task<GuestHost> OfThisMachineAsync(string? qemu, string? kernel, CancellationToken cancellation)
    {
        var chosen = Qemu.Choose(qemu);
        GuestKernel found = KernelCache.OfThisMachine().Resolve(kernel);
        return new GuestHost(chosen, found, await GuestParts.BuildAsync(Repository.Find(), found, cancellation), BootImage.Of(found, CacheFolder.Path));
    }

    /// <summary>The machine of a guest.</summary>
    public GuestMachine MachineOf(GuestRecipe recipe) => new(
        Image, recipe.RamMib, recipe.Clock, recipe.Accelerator, recipe.Seed, recipe.KernelArguments)
    {
        ResultMib = recipe.ResultMib,
        StoreMib = recipe.StoreMib,
        Contents = [.. recipe.Images.Select(image => new StoreContent(image.Path, image.OffsetMib))],
    };

    /// <summary>What a guest boots into.</summary>
    /// <exception cref="Mp3Exception">A part is missing; the message says which command brings it (69).</exception>
    public Initramfs InitramfsOf(GuestRecipe recipe) => Initramfs.Build(ContentOf(recipe));

    /// <summary>The same without plan and settings.</summary>
    /// <exception cref="Mp3Exception">A part is missing; the message says which command brings it (69).</exception>
    internal Initramfs FrameOf(GuestRecipe recipe) => Initramfs.BuildFrame(ContentOf(recipe));

    /// <summary>Everything that decides what becomes of a guest here.</summary>
    /// <exception cref="Mp3Exception">A part is missing; the message says which command brings it (69).</exception>
    public RunInputs InputsOf(GuestRecipe recipe) => RunNamer.Of(this).InputsOf(recipe);

    /// <summary>The name of <see cref="InputsOf"/>, without making them: some 20 µs, for lists of very many runs.</summary>
    /// <exception cref="Mp3Exception">A part is missing; the message says which command brings it (69).</exception>
    public RunName NameOf(GuestRecipe recipe) => RunNamer.Of(this).NameOf(recipe);

    /// <summary>Boots a guest and waits for its end.</summary>
    /// <param name="recipe">The run.</param>
    /// <param name="initramfs">Made of it by <see cref="InitramfsOf"/>.</param>
    /// <param name="patience">A guest that reports nothing for this long (wall time) counts as hung; null: as usual.</param>
    /// <param name="onProgress">Gets each line that the guest reports.</param>
    /// <param name="cancellation">Kills the guest and waits until it is gone.</param>
    /// <exception cref="Mp3Exception">What a disk is to hold is not there any more, or changed (1).</exception>
    public Task<GuestOutcome> RunAsync(
        GuestRecipe recipe, Initramfs initramfs, TimeSpan? patience, Action<string> onProgress, CancellationToken cancellation)
    {
        if (recipe.Images.FirstOrDefault(image => !DiskImages.Has(image)) is { } gone)
        {
            throw Mp3Exception.Failed($"{gone.Path}, which a disk of the guest is to hold, is gone or was changed; start again, and it is made anew");
        }

        Qemu qemu = Qemu.WithSteadyClock(Parts.SteadyClock);
        return (patience is { } longer ? qemu.WithPatience(longer) : qemu).RunAsync(MachineOf(recipe), initramfs, onProgress, cancellation);
    }

    private InitramfsContent ContentOf(GuestRecipe recipe) => new(
        Kernel,
        InitScript.Text(),
        recipe.Modules,
        InitScript.ResultModules,
        Parts.Mp3Module,
        Parts.Work,
        Parts.Agent,
        recipe.Plan,
        recipe.Settings)
    {
        DiskModulePath = recipe.StoreMib == 0 ? null : Parts.DiskModule,
        StartPath = recipe.Plan.Programs is null ? null : Parts.Start,
    };
}
