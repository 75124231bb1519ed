// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>The guest's PID 1, from init.sh beside this file.</summary>
internal static class InitScript
{
    private const string Resource = "init.sh";

    /// <summary>Modules of the result disk; a kernel that has one built in needs none of it.</summary>
    public static IReadOnlyList<string> ResultModules { get; } = ["virtio_pci", "virtio_blk"];

    public static string Text()
    {
        using Stream stream = typeof(InitScript).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
