//! Whether a history is on a file system of the network, where a lock may not hold and a crash may
//! damage a database (design 7, C of the intake).
//!
//! Known on Linux alone; elsewhere nothing is refused.

use crate::cli::part::folder_of;
use anyhow::{Result, bail};
use std::path::Path;

/// What the system calls the kinds of file systems on which locks are those of somebody else: the
/// number that `statfs` gives (linux/magic.h and the sources of each), and a name.
const NETWORKS: [(u32, &str); 12] = [
    (0x0000_6969, "NFS"),
    (0x0000_517B, "SMB"),
    (0xFF53_4D42, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x7375_7245, "Coda"),
    (0x0000_564C, "NCP"),
];

/// The network file system of a folder, if it is one of these. What cannot be asked is none: then
/// opening the history says what is wrong.
#[cfg(target_os = "linux")]
pub fn network(folder: &Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    // The number has 32 bits, which some systems hold with a sign.
    u32::try_from(kind & 0xFFFF_FFFF).ok().and_then(named)
}

/// Elsewhere nothing is known.
#[cfg(not(target_os = "linux"))]
pub const fn network(_folder: &Path) -> Option<&'static str> {
    None
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn named(kind: u32) -> Option<&'static str> {
    NETWORKS.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

/// Refuses a history on a network file system, as `kind_of` tells it of the folder.
///
/// # Errors
/// Where it is on one.
pub fn refuse_network(
    history: &Path,
    kind_of: impl Fn(&Path) -> Option<&'static str>,
) -> Result<()> {
    // Of a link, what it leads to counts.
    let there = history.canonicalize().unwrap_or_else(|_| history.to_owned());
    if let Some(kind) = kind_of(&folder_of(&there)) {
        bail!(
            "the history {} is on a network file system ({kind}), where a lock may not hold and a \
             crash may damage it; name one on a disk of this machine with --history=FILE, or take \
             the risk with --accept-network",
            history.display()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn kinds_are_known_by_their_numbers() {
        // nfs, cifs and fuseblk as statfs(2) lists them; ext4 and tmpfs are of this machine.
        for (number, name) in [
            (0x6969, Some("NFS")),
            (0xFF53_4D42, Some("SMB")),
            (0x6573_5546, Some("FUSE")),
            (0xEF53, None),
            (0x0102_1994, None),
        ] {
            assert_eq!(named(number), name, "{number:x}");
        }
    }

    #[test]
    fn a_history_on_a_share_is_refused_and_one_on_a_disk_is_not() {
        let share = |folder: &Path| folder.starts_with("/share").then_some("NFS");
        let told = refuse_network(&PathBuf::from("/share/h.db"), share).unwrap_err().to_string();
        let words = ["/share/h.db is on a network file system (NFS)", "--accept-network"];
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
        assert!(refuse_network(&PathBuf::from("/disk/h.db"), share).is_ok());
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_a_share_is_on_the_share() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().canonicalize().unwrap().join("share");
        std::fs::create_dir(&there).unwrap();
        std::fs::write(there.join("h.db"), "").unwrap();
        let link = folder.path().join("h.db");
        std::os::unix::fs::symlink(there.join("h.db"), &link).unwrap();
        let share = |folder: &Path| folder.starts_with(&there).then_some("SMB");
        assert!(refuse_network(&link, share).is_err());
    }
}
