// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.ProgramFiles;

/// <summary>What every program finds, whatever comes along: places to mount things on, and names of users and hosts.</summary>
internal static class BaseRoot
{
    /// <summary>Where files go that have no place of the system's.</summary>
    public const string Work = "/work";

    private static readonly string[] Directories = ["/dev", "/proc", "/sys", "/run", "/etc", "/root", "/var", Work];

    private static readonly (string Path, string Text)[] Texts =
    [
        ("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"),
        ("/etc/group", "root:x:0:\nnogroup:x:65534:\n"),
        ("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n"),
        // Nobody else than these files answers in a machine without a network.
        ("/etc/nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files\nservices: files\nprotocols: files\n"),
    ];

    /// <summary>Adds what is not there yet.</summary>
    public static void AddTo(GuestTree tree)
    {
        foreach (string path in Directories)
        {
            tree.AddDirectory(path);
        }

        tree.AddDirectory("/tmp", isForAll: true);
        tree.AddDirectory("/var/tmp", isForAll: true);
        if (!tree.Has("/var/run"))
        {
            tree.AddLink("/var/run", "/run");
        }

        foreach ((string path, string text) in Texts)
        {
            if (!tree.Has(path))
            {
                tree.AddFile(path, new GuestFile(FileContent.OfText(text), IsExecutable: false, IsOfThisMachine: false));
            }
        }

        // dash's maintainer script makes it.
        if (!tree.Has("/usr/bin/sh") && tree.Has("/usr/bin/dash"))
        {
            tree.AddLink("/usr/bin/sh", "dash");
        }
    }
}
