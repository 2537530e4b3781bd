//! The people of the sandbox. None of them lives: the numbers are reserved for tests, and the names are made up.

/// A fictitious person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Person {
    /// Personnummer, twelve digits, of those that are published for tests.
    pub personal_number: &'static str,
    /// First name.
    pub given_name: &'static str,
    /// Last name.
    pub surname: &'static str,
}

impl Person {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.surname)
    }

    /// The person with that number, if it is one of the sandbox's.
    pub fn find(personal_number: &str) -> Option<&'static Person> {
        PEOPLE.iter().find(|person| person.personal_number == personal_number)
    }
}

/// Everyone. The first is BankID's own test person; the others are in Skatteverket's list of test numbers or in the public
/// test material of the Swedish eID framework.
pub const PEOPLE: &[Person] = &[
    Person {
        personal_number: "191212121212",
        given_name: "Tolvan",
        surname: "Tolvansson",
    },
    Person {
        personal_number: "195006262546",
        given_name: "Agda",
        surname: "Andersson",
    },
    Person {
        personal_number: "192011189228",
        given_name: "Majlis",
        surname: "Medin",
    },
    Person {
        personal_number: "189001019802",
        given_name: "Åsa",
        surname: "Öberg-Élan",
    },
];

#[cfg(test)]
mod tests {
    use super::PEOPLE;

    /// The check digit of a personnummer (Luhn's algorithm over its last ten digits).
    fn luhn(number: &str) -> bool {
        let digits = number.chars().rev().filter_map(|c| c.to_digit(10)).take(10);
        let sum: u32 = digits
            .enumerate()
            .map(|(i, d)| if i % 2 == 1 { d * 2 / 10 + d * 2 % 10 } else { d })
            .sum();
        number.len() == 12 && sum.is_multiple_of(10)
    }

    #[test]
    fn every_number_has_a_right_check_digit() {
        for person in PEOPLE {
            assert!(luhn(person.personal_number), "{person:?}");
        }
    }
}
