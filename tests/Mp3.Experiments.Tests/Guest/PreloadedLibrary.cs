// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The library that is preloaded into QEMU, built both ways, with a count of how often QEMU's threads slept on a condition.</summary>
public sealed class PreloadedLibrary : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public PreloadedLibrary()
    {
        Idle = Build("idle.so");
        Lockstep = Build("lockstep.so", "-DLEAVE_TO_LOCKSTEP");
    }

    /// <summary>As studies have it: the guest's thread moves the clock.</summary>
    public string Idle { get; }

    /// <summary>As a QEMU that does not export what idle.c needs makes it: the main thread moves the clock.</summary>
    public string Lockstep { get; }

    /// <summary>
    /// Boots a guest and counts how often QEMU's threads called pthread_cond_wait() until it had ended. It counts calls,
    /// so that no host's scheduler has a part in it.
    /// </summary>
    /// <param name="library">One of the two.</param>
    /// <param name="script">As for <see cref="BareGuest"/>.</param>
    internal async Task<(GuestOutcome Outcome, List<string> Lines, long Waits)> BootAsync(string library, string script)
    {
        (GuestOutcome outcome, List<string> lines) = await BareGuest.BootAsync(script, library: library);
        return (outcome, lines, long.Parse(await File.ReadAllTextAsync(_folder["waits"])));
    }

    public void Dispose() => _folder.Dispose();

    private string Build(string name, params string[] options)
    {
        string folder = Path.Combine(Repository.Find(), "src/Mp3.Experiments/Guest");
        string counter = Path.Combine(Repository.Find(), "tests/Mp3.Experiments.Tests/Guest/count-waits.c");
        string[] sources = [.. new[] { "steady_clock.c", "lockstep.c", "idle.c" }.Select(source => Path.Combine(folder, source)), counter];
        Tool.Run("gcc", ["-O2", "-std=gnu11", "-D_GNU_SOURCE", .. options, "-shared", "-fPIC", "-Wl,--wrap=dlvsym", "-o", _folder[name], .. sources, "-ldl"]);
        return _folder[name];
    }
}
